import dev.reckoner.Problem;
import dev.reckoner.Settings;
import dev.reckoner.Solution;
import dev.reckoner.Solver;
import dev.reckoner.agent.Preset;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.model.ChosenModel;
import dev.reckoner.model.ChatCompletions;
import dev.reckoner.model.Message;
import dev.reckoner.model.Model;
import dev.reckoner.model.Request;
import dev.reckoner.model.Responses;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.Resources;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.Session;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Model calls against the tests' server in a process of its own. Arguments are `name=value`:
///
/// - `mode=load attempts=5000 in-flight=500 latency-ms=2000 fault-rate=0 api=responses`: whole attempts of six calls, their
///   cells answered at once; wall time against the ideal, heap, tries, and what the server charged.
/// - `mode=call calls=2000 api=responses`: one call after another at a server that answers at once, each beside the same body
///   sent by the JDK's client; the difference is ours.
///
/// Run from the project's folder, built with its tests: see docs/performance.md.
class ModelCalls {

    private static final int CALLS = 6;

    static void main(String[] arguments) throws Exception {
        var options = new LinkedHashMap<String, String>();
        for (String argument : arguments) {
            options.put(argument.split("=", 2)[0], argument.split("=", 2)[1]);
        }
        String latency = options.getOrDefault("latency-ms", "0");
        String rate = options.getOrDefault("fault-rate", "0");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var server =
                new ProcessBuilder(
                                java,
                                "-Xmx1g",
                                "-cp",
                                "target/test-classes:target/dist/reckoner.jar:target/dist/lib/*:target/test-lib/*",
                                "dev.reckoner.testing.openai.Serve",
                                "rounds=" + (CALLS - 1),
                                "latency-ms=" + latency,
                                "fault-rate=" + rate)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader says = server.inputReader()) {
            String url = says.readLine();
            Model model =
                    options.getOrDefault("api", "responses").equals("chat")
                            ? ChatCompletions.at(url, null, "o3-mini", null)
                            : Responses.at(url, null, "o3-mini", null);
            if (options.getOrDefault("mode", "load").equals("load")) {
                load(model, options, Double.parseDouble(latency) / 1000);
            } else {
                calls(model, url, Integer.parseInt(options.getOrDefault("calls", "2000")));
            }
            server.outputWriter().close();
            System.out.println("server: " + says.readLine());
        } finally {
            server.destroy();
        }
    }

    private static void load(Model model, java.util.Map<String, String> options, double latency) throws Exception {
        int attempts = Integer.parseInt(options.getOrDefault("attempts", "5000"));
        int inFlight = Integer.parseInt(options.getOrDefault("in-flight", "500"));
        var chosen = new ChosenModel(model, null, null, 32_000, false, "");
        var solver = Solver.of(chosen, new Instant()).with(Settings.of(Preset.SESSION));
        var permits = new Semaphore(inFlight);
        long began = System.nanoTime();
        var solving = new ArrayList<Future<Solution>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < attempts; i++) {
                permits.acquire();
                solving.add(
                        threads.submit(() -> {
                            try {
                                return solver.solve(Problem.of("What is 6 * 7?"));
                            } finally {
                                permits.release();
                            }
                        }));
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long answered = 0;
        long calls = 0;
        int mostTries = 0;
        for (var future : solving) {
            var solution = future.get();
            answered += solution.end().filter(End.Answered.class::isInstance).isPresent() ? 1 : 0;
            solution.end().filter(end -> !(end instanceof End.Answered)).ifPresent(System.out::println);
            for (var entry : solution.steps()) {
                if (entry.event() instanceof Event.Replied(var reply, _)) {
                    calls++;
                    mostTries = Math.max(mostTries, reply.delivery().attempts());
                }
            }
        }
        double ideal = attempts * (double) CALLS * latency / inFlight;
        long heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum();
        System.out.printf(
                "%d attempts, %d answered, %d replies, %.1f s, ideal %.1f s, ratio %.3f, heap at its highest %d MiB, most tries for a call %d%n",
                attempts, answered, calls, seconds, ideal, ideal == 0 ? 0 : seconds / ideal, heap >> 20, mostTries);
    }

    private static void calls(Model model, String url, int calls) throws Exception {
        var request =
                new Request(
                        List.of(new Message.User("What is 6 * 7?")), List.of(), null, 1000, Duration.ofMinutes(1));
        String path = model instanceof Responses ? "/responses" : "/chat/completions";
        String body =
                model instanceof Responses
                        ? "{\"model\":\"o3-mini\",\"store\":false,\"stream\":true,\"input\":[{\"role\":\"user\",\"content\":\"What is 6 * 7?\"}]}"
                        : "{\"model\":\"o3-mini\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"What is 6 * 7?\"}]}";
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var post =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var ours = new double[calls];
        var bare = new double[calls];
        for (int i = 0; i < calls; i++) {
            long began = System.nanoTime();
            model.reply(request);
            long between = System.nanoTime();
            http.send(post, BodyHandlers.ofString());
            ours[i] = (between - began) / 1e6;
            bare[i] = (System.nanoTime() - between) / 1e6;
        }
        double our = median(ours);
        double their = median(bare);
        System.out.printf(
                "median of %d calls: ours %.2f ms, the JDK's client alone %.2f ms, difference %.2f ms%n",
                calls, our, their, our - their);
    }

    private static double median(double[] values) {
        var sorted = Arrays.copyOfRange(values, values.length / 4, values.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Cells that are answered at once.
    private static final class Instant implements Sandbox {

        @Override
        public Session open(Consumer<String> printed) {
            return new Session() {
                @Override
                public Outcome run(String source, Duration limit) {
                    return new Outcome.Completed(
                            Output.printed("42\n"), new Resources(Duration.ZERO, Duration.ZERO, 0));
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Description description() {
            return new Description("instant", "3", new LinkedHashMap<>());
        }

        @Override
        public void close() {}
    }
}
