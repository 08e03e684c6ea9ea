package dev.reckoner.testing.openai;

import java.util.Collections;
import java.util.List;

/// What the server does with one request that is right: an [Answer], or a [Fault.Instead] of one.
///
/// ```java
/// OpenAiServer.scripted(
///         answers(reasoning("Try small cases."), call("python", "{\"code\": \"6 * 7\"}")),
///         rateLimited("2"),
///         says("42").but(cutsAfter("response.output_text.delta")))
/// ```
public sealed interface Turn permits Answer, Fault.Instead {

    static Answer answers(Item... items) {
        return Answer.of(List.of(items));
    }

    static Answer says(String text) {
        return answers(Item.text(text));
    }

    static Answer refuses(String text) {
        return answers(Item.refusal(text));
    }

    /// @param arguments as the model wrote them, perhaps not JSON
    static Answer calls(String tool, String arguments) {
        return answers(Item.call(tool, arguments));
    }

    /// Runs a cell.
    static Answer python(String code) {
        return calls("python", Json.object().put("code", code).toString());
    }

    static Answer submits(String answer) {
        return calls("submit_answer", Json.object().put("answer", answer).toString());
    }

    /// The same call so many times in one reply, each with an id of its own.
    static Answer storm(int calls, String tool, String arguments) {
        return Answer.of(Collections.nCopies(calls, Item.call(tool, arguments)));
    }

    /// No choice in a chat completion, no output in a response.
    static Answer nothing() {
        return answers();
    }

    /// Reasoning that uses up what the request allows, and nothing else.
    static Answer thinksTooLong() {
        return answers(Item.reasoning()).ending(Ending.MAX_OUTPUT_TOKENS);
    }

    static Answer fails(String code, String message) {
        return answers().ending(new Ending.Failed(code, message));
    }
}
