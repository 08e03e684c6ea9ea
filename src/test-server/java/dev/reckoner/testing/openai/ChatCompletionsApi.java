package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/// `POST /v1/chat/completions`
final class ChatCompletionsApi implements Protocol {

    @Override
    public Api api() {
        return Api.CHAT_COMPLETIONS;
    }

    @Override
    public Asked asked(ObjectNode body, ModelCard card) {
        List<JsonNode> messages = body.path("messages").valueStream().toList();
        return Asked.of(Api.CHAT_COMPLETIONS, body, card, messages, 0);
    }

    @Override
    public List<Rule> rules() {
        return ChatRules.ALL;
    }

    @Override
    public ObjectNode whole(Generation generation) {
        return generation.answer().ending() instanceof Ending.Failed(var code, var message)
                ? new Complaint(500, message, "server_error", null, code).body()
                : new ChatCompletion(generation).whole();
    }

    @Override
    public List<Event> events(Generation generation) {
        return ChatChunks.of(generation);
    }

    @Override
    public int prelude() {
        return 0;
    }

    @Override
    public void broken(Generation generation) {}

    @Override
    public void made(Generation generation) {}
}
