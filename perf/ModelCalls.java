import dev.reckoner.Settings;
import dev.reckoner.Solution;
import dev.reckoner.Solver;
import dev.reckoner.agent.Preset;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Request;
import dev.reckoner.model.openai.ChatCompletionsModel;
import dev.reckoner.model.openai.ResponsesModel;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.task.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Model calls against the tests' server in a process of its own. Arguments are `name=value`:
///
/// - `mode=load attempts=5000 in-flight=500 api=responses`: whole attempts, their cells answered at once. Prints the time
///   beside the ideal, what a call took beyond the server's latency, and the CPU and memory of both sides.
/// - `mode=call calls=2000 api=responses`: one call after another at a server that answers at once, each beside the same body
///   sent by the JDK's client; the difference is ours.
///
/// With `certificate=FILE` the server is spoken to in HTTP/2 over TLS, `streams` (100) at a time on a connection; FILE is made,
/// and `server-classpath` names the tests' libraries.
///
/// What else there is goes to the server: `rounds` of Python in an attempt (a call more than that is made), `latency-ms`,
/// `fault-rate`, `fault-seed`, `faults-per-key`.
///
/// Run from the project's folder, built with its tests: see docs/performance.md.
class ModelCalls {

    private final Map<String, String> options = new TreeMap<>(Map.of("rounds", "5", "latency-ms", "0"));
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    static void main(String[] arguments) throws Exception {
        new ModelCalls().run(arguments);
    }

    private void run(String[] arguments) throws Exception {
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            options.put(pair[0], pair[1]);
        }
        Process server = serve();
        try (var says = server.inputReader()) {
            String url = says.readLine();
            if (options.containsKey("certificate")) {
                System.setProperty("javax.net.ssl.trustStore", options.get("certificate"));
                System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
            }
            Model model =
                    option("api", "responses").equals("chat")
                            ? ChatCompletionsModel.at(url, null, "o3-mini", null)
                            : ResponsesModel.at(url, null, "o3-mini", null);
            if (option("mode", "load").equals("load")) {
                load(model, server.toHandle());
            } else {
                calls(model, url, number("calls", 2000));
            }
            server.outputWriter().close();
            System.out.println("server: " + says.readLine());
        } finally {
            server.destroy();
        }
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(option(name, Integer.toString(otherwise)));
    }

    private Process serve() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "-cp",
                        "target/test-classes:" + option("server-classpath", "target/dist/lib/*"),
                        "dev.reckoner.testing.openai.Serve"));
        options.forEach((name, value) -> command.add(name + "=" + value));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void load(Model model, ProcessHandle server) throws Exception {
        int attempts = number("attempts", 5000);
        int inFlight = number("in-flight", 500);
        var chosen = new SelectedModel(timed(model), ModelFacts.UNKNOWN, false, "", List.of());
        var solver = Solver.of(chosen, new Instant()).with(Settings.of(Preset.SESSION));
        solver.solve(Problem.of("What is 6 * 7?")); // warms both sides up
        nanos.clear();
        ProcessHandle client = ProcessHandle.current();
        Duration servers = cpu(server);
        Duration ours = cpu(client);
        long began = System.nanoTime();
        var solutions = solutions(solver, attempts, inFlight);
        double seconds = (System.nanoTime() - began) / 1e9;
        servers = cpu(server).minus(servers);
        ours = cpu(client).minus(ours);
        tell(solutions);
        tell(attempts, inFlight, seconds);
        System.out.printf("server: %s%n", used(servers, server));
        System.out.printf("client: %s, heap at its highest %d MiB%n", used(ours, client), heap() >> 20);
    }

    /// The same, each call timed from outside: waits and further tries are in it.
    private Model timed(Model model) {
        return new Model() {
            @Override
            public String name() {
                return model.name();
            }

            @Override
            public Reply reply(Request request, Listener listener) throws InterruptedException {
                long began = System.nanoTime();
                var reply = model.reply(request, listener);
                nanos.add(System.nanoTime() - began);
                return reply;
            }
        };
    }

    private static List<Solution> solutions(Solver solver, int attempts, int inFlight) throws Exception {
        var permits = new Semaphore(inFlight);
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
        var solutions = new ArrayList<Solution>();
        for (var future : solving) {
            solutions.add(future.get());
        }
        return solutions;
    }

    private static void tell(List<Solution> solutions) {
        var ends = solutions.stream().flatMap(solution -> solution.end().stream()).toList();
        long answered = ends.stream().filter(End.Answered.class::isInstance).count();
        int mostTries =
                solutions.stream()
                        .flatMap(solution -> solution.entries().stream())
                        .map(entry -> entry.event() instanceof Event.Replied(var reply, _) ? reply : null)
                        .filter(reply -> reply != null)
                        .mapToInt(reply -> reply.delivery().attempts())
                        .max()
                        .orElse(0);
        ends.stream().filter(end -> !(end instanceof End.Answered)).forEach(System.out::println);
        System.out.printf(
                "%d attempts, %d answered, most tries for a call %d%n", solutions.size(), answered, mostTries);
    }

    private void tell(int attempts, int inFlight, double seconds) {
        int latency = number("latency-ms", 0);
        double ideal = Math.ceilDiv(attempts, inFlight) * (number("rounds", 5) + 1) * latency / 1000.0;
        double[] millis = nanos.stream().mapToDouble(nano -> nano / 1e6).sorted().toArray();
        System.out.printf("%d calls in %.1f s, %.0f a second", millis.length, seconds, millis.length / seconds);
        System.out.println(ideal == 0 ? "" : ", %.3f × the ideal %.1f s".formatted(seconds / ideal, ideal));
        System.out.printf(
                "a call beyond the latency: median %.2f ms, p90 %.2f ms, p99 %.2f ms%n",
                share(millis, 0.5) - latency, share(millis, 0.9) - latency, share(millis, 0.99) - latency);
    }

    private static double share(double[] sorted, double share) {
        return sorted[(int) (sorted.length * share)];
    }

    private String used(Duration cpu, ProcessHandle process) throws IOException {
        return "%.1f s of CPU, %.2f ms a call, at most %d MiB resident"
                .formatted(cpu.toMillis() / 1000.0, cpu.toNanos() / 1e6 / nanos.size(), resident(process) >> 10);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// In KiB. Linux only.
    private static long resident(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static void calls(Model model, String url, int calls) throws Exception {
        var request =
                new Request(
                        List.of(new Message.User("What is 6 * 7?")), List.of(), null, 1000, Duration.ofMinutes(1));
        String path = model instanceof ResponsesModel ? "/responses" : "/chat/completions";
        String body =
                model instanceof ResponsesModel
                        ? "{\"model\":\"o3-mini\",\"store\":false,\"stream\":true,\"input\":[{\"role\":\"user\",\"content\":\"What is 6 * 7?\"}]}"
                        : "{\"model\":\"o3-mini\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"What is 6 * 7?\"}]}";
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var post =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            long began = System.nanoTime();
            model.reply(request);
            long between = System.nanoTime();
            http.send(post, BodyHandlers.ofString());
            ours.add((between - began) / 1e6);
            bare.add((System.nanoTime() - between) / 1e6);
        }
        double our = warmMedian(ours);
        double their = warmMedian(bare);
        System.out.printf(
                "median of %d calls: ours %.2f ms, the JDK's client alone %.2f ms, difference %.2f ms%n",
                calls, our, their, our - their);
    }

    /// Of all but the first quarter.
    private static double warmMedian(List<Double> millis) {
        return share(millis.stream().skip(millis.size() / 4).mapToDouble(Double::doubleValue).sorted().toArray(), 0.5);
    }

    /// Cells that are answered at once.
    private static final class Instant implements Sandbox {

        @Override
        public Session open(Consumer<String> printed) {
            return new Session() {
                @Override
                public Outcome run(String source, Duration limit) {
                    return new Outcome.Completed(
                            Output.printed("42\n"), new ResourceUse(Duration.ZERO, Duration.ZERO, 0));
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public SandboxLimits limits() {
            return SandboxLimits.DEFAULT;
        }

        @Override
        public Description description() {
            return new Description("instant", "3", new LinkedHashMap<>());
        }

        @Override
        public void close() {}
    }
}
