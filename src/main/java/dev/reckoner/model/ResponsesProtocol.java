package dev.reckoner.model;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.CutOff;
import dev.reckoner.model.Heard.Garbage;

/// The Responses API.
enum ResponsesProtocol implements Protocol {
    INSTANCE;

    @Override
    public String path() {
        return "/responses";
    }

    @Override
    public Assembly assembly(Listener listener) {
        return new ResponsesAssembly(listener);
    }

    @Override
    public Heard read(Answer answer) {
        JsonNode response = answer.body();
        if (!response.path("output").isArray()) {
            return new Garbage(response.toString());
        }
        return switch (response.path("status").asText("completed")) {
            case "completed", "incomplete" -> answer;
            case "failed" -> Fault.of(response.path("error"));
            case "cancelled" -> new CutOff("the server cancelled the response");
            default -> new Garbage(response.toString());
        };
    }
}
