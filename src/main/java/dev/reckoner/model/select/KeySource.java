package dev.reckoner.model.select;

import java.nio.file.Path;

/// Where the API key of a server comes from. No kind will be added.
public sealed interface KeySource {

    /// The variable `OPENAI_API_KEY`, if it is set. Its value is sent to OpenAI only.
    record OpenAiVariable() implements KeySource {

        static final String NAME = "OPENAI_API_KEY";
    }

    /// A variable that a person names. Its value is sent to the server in use.
    record Variable(String name) implements KeySource {}

    /// A file that a person names. Its content is sent to the server in use.
    record File(Path path) implements KeySource {}
}
