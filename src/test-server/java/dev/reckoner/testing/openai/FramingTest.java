package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.response;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

class FramingTest {

    @ParameterizedTest
    @EnumSource
    void aStreamIsTheSameHoweverItIsFramed(Framing framing) {
        var plain = said(says("Füße"));

        var framed = said(says("Füße").but(Faults.framed(framing)));

        assertThat(events(framed)).isEqualTo(events(plain)).isNotEmpty();
    }

    /// As the standard has it.
    private static List<JsonNode> events(String text) {
        List<JsonNode> events = new ArrayList<>();
        var data = new StringBuilder();
        for (String line : text.split("\r\n|\r|\n", -1)) {
            if (line.isEmpty() && !data.isEmpty()) {
                events.add(Json.of(data.toString()));
                data.setLength(0);
            } else if (line.startsWith("data:")) {
                String value = line.substring("data:".length());
                data.append(value.startsWith(" ") ? value.substring(1) : value).append('\n');
            }
        }
        return events;
    }

    private static String said(Turn turn) {
        try (var server = OpenAiServer.scripted(turn).start();
                var client = new Client(server)) {
            return client.respond(response("{'stream': true}")).text();
        }
    }
}
