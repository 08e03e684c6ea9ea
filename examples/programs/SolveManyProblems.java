import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.reckoner.Solution;
import dev.reckoner.Solver;
import dev.reckoner.sandbox.select.Sandboxes;
import dev.reckoner.task.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Solves many problems at once, each on a virtual thread of its own, in one sandbox. Arguments:
/// base URL, key, model.
class SolveManyProblems {

    private static final List<String> PROBLEMS =
            List.of(
                    "What is the sum of the primes below 14, plus 1?",
                    "What is the number of partitions of 10?",
                    "What is the fifth Catalan number?");

    /// How many are worked on at the same time: a session of the sandbox takes memory, and servers
    /// limit the rate of requests.
    private static final Semaphore AT_ONCE = new Semaphore(2);

    static void main(String[] arguments) throws InterruptedException, ExecutionException {
        var model =
                OpenAiChatModel.builder()
                        .baseUrl(arguments[0])
                        .apiKey(arguments[1])
                        .modelName(arguments[2])
                        .build();
        var attempts = new ArrayList<Future<Solution>>();
        try (var sandbox = Sandboxes.auto();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var solver = Solver.of(model, sandbox);
            for (var problem : PROBLEMS) {
                attempts.add(threads.submit(() -> solve(solver, Problem.of(problem))));
            }
        }
        long tokens = 0;
        for (int i = 0; i < PROBLEMS.size(); i++) {
            var solution = attempts.get(i).get();
            System.out.println(PROBLEMS.get(i) + " " + solution.answer().orElse("no answer"));
            tokens += solution.spent().tokens();
        }
        System.out.println(tokens + " tokens in all");
    }

    private static Solution solve(Solver solver, Problem problem) throws InterruptedException {
        AT_ONCE.acquire();
        try {
            return solver.solve(problem);
        } finally {
            AT_ONCE.release();
        }
    }
}
