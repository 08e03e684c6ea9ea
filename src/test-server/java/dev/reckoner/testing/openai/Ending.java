package dev.reckoner.testing.openai;

/// How a generation ended.
public sealed interface Ending {

    Ending COMPLETED = new Completed();
    Ending MAX_OUTPUT_TOKENS = new MaxOutputTokens();
    Ending CONTENT_FILTER = new ContentFilter();

    record Completed() implements Ending {}

    /// The cap of the request was reached. The server does this by itself where an answer is longer
    /// than the request allows.
    record MaxOutputTokens() implements Ending {}

    record ContentFilter() implements Ending {}

    /// The model broke down: `failed` in the Responses API, an error in the other.
    record Failed(String code, String message) implements Ending {}
}
