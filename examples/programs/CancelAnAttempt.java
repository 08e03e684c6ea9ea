import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.reckoner.Solver;
import dev.reckoner.sandbox.select.Sandboxes;
import dev.reckoner.task.Problem;

import java.nio.file.Path;
import java.time.Duration;

/// Gives up on a problem after some time. Arguments: base URL, key, model, a folder for runs, a
/// number of seconds.
class CancelAnAttempt {

    static void main(String[] arguments) throws InterruptedException {
        var model =
                OpenAiChatModel.builder()
                        .baseUrl(arguments[0])
                        .apiKey(arguments[1])
                        .modelName(arguments[2])
                        .build();
        var patience = Duration.ofSeconds(Long.parseLong(arguments[4]));
        try (var sandbox = Sandboxes.auto()) {
            var solver = Solver.of(model, sandbox).recordingIn(Path.of(arguments[3]));
            var attempt = Thread.ofVirtual().start(() -> solve(solver));
            if (!attempt.join(patience)) {
                attempt.interrupt();
                attempt.join();
            }
        }
    }

    /// An interrupt ends a running cell or a call of the model at once. To end an attempt only
    /// between two steps, let the third argument of `solve` return true.
    private static void solve(Solver solver) {
        try {
            var solution =
                    solver.solve(Problem.of("Is every even number above 2 the sum of two primes?"));
            System.out.println("answer: " + solution.answer().orElse("none"));
        } catch (InterruptedException cancelled) {
            System.out.println("cancelled; what happened until then is recorded");
        }
    }
}
