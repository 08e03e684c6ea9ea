package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;

/// A server that would say anything, to requests that it refuses.
abstract class Strict {

    final OpenAiServer server = scripted(_ -> Turn.says("42")).start();
    final Client client = new Client(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /// @param complaint status, code, parameter, message
    record Row(String what, ObjectNode request, String complaint) {

        @Override
        public String toString() {
            return what;
        }
    }
}
