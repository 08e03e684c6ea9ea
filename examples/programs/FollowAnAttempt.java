import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.reckoner.Solver;
import dev.reckoner.agent.Watcher;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.sandbox.select.Sandboxes;
import dev.reckoner.task.Problem;

import java.nio.file.Path;

/// Shows each step of an attempt as it happens, and records the attempt. Arguments: base URL, key,
/// model, a folder for runs.
class FollowAnAttempt {

    static void main(String[] arguments) throws InterruptedException {
        var model =
                OpenAiChatModel.builder()
                        .baseUrl(arguments[0])
                        .apiKey(arguments[1])
                        .modelName(arguments[2])
                        .build();
        try (var sandbox = Sandboxes.auto()) {
            var solution =
                    Solver.of(model, sandbox)
                            .recordingIn(Path.of(arguments[3]))
                            .solve(
                                    Problem.of("What are the last two digits of 7^(7^7)?"),
                                    new Steps(),
                                    () -> false);
            System.out.println("recorded in " + solution.directory());
        }
    }

    /// A `switch` without a `default` would have to name every kind of event.
    private static final class Steps implements Watcher {

        @Override
        public void happened(Entry entry) {
            String line =
                    switch (entry.event()) {
                        case Event.Replied(var reply, _) ->
                                "the model used " + reply.usage().output() + " tokens";
                        case Event.CellRan(_, var code, var outcome, _, _) ->
                                "Python: " + code + " -> " + outcome.text();
                        case Event.Submitted(_, var answer) -> "submitted: " + answer;
                        default -> entry.event().getClass().getSimpleName();
                    };
            System.out.println(entry.seq() + " " + line);
        }
    }
}
