package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.refusal;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.Turn.answers;

/// What is said to the official SDKs: the `metadata` of a request names the turn, so that a test in
/// another language can ask for any of them. Without a name: Python twice, then an answer.
final class SdkScript implements Script {

    static final String ANSWER = "42 — das heißt: 6·7 😀";

    @Override
    public Turn next(Asked asked) {
        return switch (asked.body().path("metadata").path("turn").asText("loop")) {
            case "loop" -> loop(asked.toolOutputs().size());
            case "says" -> answers(reasoning("Six times seven."), text(ANSWER));
            case "refusal" -> answers(reasoning(), refusal("I will not."));
            case "incomplete" -> Turn.thinksTooLong();
            case "filtered" -> Turn.says("4").ending(Ending.CONTENT_FILTER);
            case "failed" -> Turn.fails("server_error", "It broke.");
            case "storm" -> Turn.storm(100, "python", "{}");
            case "rate_limited" -> Faults.rateLimitedMillis(20);
            case "no_quota" -> Faults.insufficientQuota();
            case "server_error" -> Faults.serverError();
            case "cut" -> Turn.says(ANSWER).but(Faults.cutsAt(0.7));
            case "error_event" ->
                    Turn.says(ANSWER).but(Faults.errorAt(0.5, "server_error", "It broke."));
            case "crlf" -> Turn.says(ANSWER).but(Faults.framed(Framing.CRLF));
            case "comments" -> Turn.says(ANSWER).but(Faults.framed(Framing.COMMENTS));
            case "split" -> Turn.says(ANSWER).but(Faults.splitsACharacter());
            default -> Faults.error(418, "test", "test", "no such turn");
        };
    }

    private static Turn loop(int done) {
        return switch (done) {
            case 0 ->
                    answers(
                            reasoning("First thought.", "Second thought."),
                            reasoning(),
                            reasoning("So."),
                            call("python", "{\"code\": \"print(6 * 7) # ß\"}"));
            case 1 -> answers(reasoning("Again."), call("python", "{\"code\": \"7 * 6\"}"));
            default -> answers(reasoning("Done."), text(ANSWER));
        };
    }
}
