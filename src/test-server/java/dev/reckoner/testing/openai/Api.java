package dev.reckoner.testing.openai;

/// One of the two ways to ask for a generation.
public enum Api {
    CHAT_COMPLETIONS("/v1/chat/completions"),
    RESPONSES("/v1/responses");

    final String path;

    Api(String path) {
        this.path = path;
    }
}
