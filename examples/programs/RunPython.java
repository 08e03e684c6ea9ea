import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.select.Sandboxes;

import java.time.Duration;
import java.util.List;

/// Runs Python in a sandbox without any model. It takes no arguments.
class RunPython {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    static void main() throws InterruptedException {
        try (var sandbox = Sandboxes.auto();
                var session = sandbox.open()) {
            var cells =
                    List.of(
                            "from sympy import *; x = symbols('x'); p = factor(x**4 - 1); p",
                            "1 / 0",
                            "expand(p)",
                            "while True: pass");
            for (var cell : cells) {
                var outcome =
                        session.run(cell, cell.startsWith("while") ? LIMIT.dividedBy(20) : LIMIT);
                System.out.println(">>> " + cell);
                System.out.println(told(outcome));
            }
        }
    }

    /// A program that fails is an outcome and no exception. Each kind says something else.
    private static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> completed.text();
            case Outcome.Raised raised -> raised.error();
            case Outcome.TimedOut timedOut ->
                    "stopped after %s; variables: %s".formatted(timedOut.limit(), timedOut.state());
            case Outcome.OutOfMemory _ -> "out of memory";
            case Outcome.Crashed crashed -> "the interpreter " + crashed.cause();
        };
    }
}
