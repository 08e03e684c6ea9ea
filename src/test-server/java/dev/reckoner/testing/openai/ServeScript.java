package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;

/// What a served server says: so many rounds of Python, then an answer (a submission where there is
/// a tool for it), decided by the request alone, so that thousands of conversations can go on at
/// once.
///
/// @param rounds how often Python is called before the answer
record ServeScript(int rounds) implements Script {

    @Override
    public Turn next(Asked asked) {
        int done = asked.toolOutputs().size();
        if (asked.body().path("tools").isEmpty()) {
            return Turn.answers(reasoning("Six times seven."), text("42 — das heißt: 6·7"));
        }
        if (done >= rounds && asked.body().path("tools").toString().contains("submit_answer")) {
            return Turn.answers(reasoning("Done."), call("submit_answer", "{\"answer\": \"42\"}"));
        }
        return done < rounds
                ? Turn.answers(
                        reasoning("First thought.", "Second thought."),
                        reasoning(),
                        reasoning("Round " + (done + 1) + "."),
                        call("python", "{\"code\": \"print(6 * 7)\"}"))
                : Turn.answers(reasoning("Done."), text("42 — das heißt: 6·7"));
    }
}
