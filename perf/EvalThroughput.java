import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A whole evaluation against the tests' server, both in processes of their own: `reckoner eval` of
/// 60 problems, 16 samples of each, 64 attempts at once, a cell in each attempt. Prints the time
/// from the first attempt to the last row beside the ideal, in which 64 calls are under way all the
/// time and nothing else takes any, and the highest resident memory of the evaluation's JVM.
///
/// Arguments are `name=value`: `problems` (60), `samples` (16), `jobs` (64), `latency-ms` (2000),
/// `sandbox` (local), `cells`, `classpath` of the program, `tests` with the compiled server.
///
/// Run from the project's folder, built with its tests: see docs/performance.md.
class EvalThroughput {

    private static final int CALLS = 2;

    private final Map<String, String> options = new TreeMap<>();

    static void main(String[] arguments) throws Exception {
        new EvalThroughput().run(arguments);
    }

    private void run(String[] arguments) throws Exception {
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            options.put(pair[0], pair[1]);
        }
        Path folder = Files.createTempDirectory("eval-throughput");
        Process server =
                java(
                        "dev.reckoner.testing.openai.Serve",
                        "rounds=1",
                        "latency-ms=" + number("latency-ms", 2000));
        try (var says = server.inputReader()) {
            Process evaluation =
                    evaluation(says.readLine(), problems(folder), folder.resolve("runs"));
            long memory = highestMemory(evaluation);
            tell(folder.resolve("runs"), memory, evaluation.exitValue());
            server.outputWriter().close();
            System.out.println("server: " + says.readLine());
        } finally {
            server.destroy();
        }
    }

    private Path problems(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("problems.jsonl"),
                IntStream.rangeClosed(1, number("problems", 60))
                        .mapToObj(i ->
                                "{\"id\": \"p%s\", \"problem\": \"(%s) What is 6 * 7?\", \"answer\": \"42\"}%n"
                                        .formatted(i, i))
                        .collect(Collectors.joining()));
    }

    private Process evaluation(String url, Path problems, Path runs) throws IOException {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "eval",
                                problems.toString(),
                                "--base-url",
                                url,
                                "--model",
                                "o3-mini",
                                "--sandbox",
                                options.getOrDefault("sandbox", "local"),
                                "--samples",
                                "" + number("samples", 16),
                                "--jobs",
                                "" + number("jobs", 64),
                                "--runs",
                                runs.toString()));
        if (options.containsKey("cells")) {
            arguments.addAll(List.of("--cells", options.get("cells")));
        }
        return java("dev.reckoner.cli.Main", arguments.toArray(String[]::new));
    }

    private Process java(String main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx640m");
        String program =
                options.getOrDefault("classpath", "target/dist/reckoner.jar:target/dist/lib/*");
        command.addAll(
                List.of(
                        "-cp",
                        options.getOrDefault("tests", "target/test-classes") + ":" + program,
                        main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// Waits for the end.
    private static long highestMemory(Process process) throws IOException, InterruptedException {
        var status = Path.of("/proc/" + process.pid() + "/status");
        long highest = 0;
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            try {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        highest = Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            } catch (IOException _) {
                // it has just ended
            }
        }
        return highest >> 10;
    }

    private void tell(Path runs, long memory, int exit) throws IOException {
        Path evaluation;
        try (var all = Files.list(runs)) {
            evaluation = all.findFirst().orElseThrow();
        }
        int attempts = number("problems", 60) * number("samples", 16);
        long rows = Files.readAllLines(evaluation.resolve("rows.jsonl")).size();
        var began = Files.getLastModifiedTime(evaluation.resolve("eval.json")).toInstant();
        var ended = Files.getLastModifiedTime(evaluation.resolve("rows.jsonl")).toInstant();
        double seconds = Duration.between(began, ended).toMillis() / 1000.0;
        double ideal =
                (double) attempts * CALLS * number("latency-ms", 2000) / 1000 / number("jobs", 64);
        System.out.printf("%d of %d attempts, exit code %d%n", rows, attempts, exit);
        System.out.printf(
                "%.1f s, ideal %.1f s: %.1f %% of the ideal throughput%n",
                seconds, ideal, 100 * ideal / seconds);
        System.out.printf("highest resident memory of the evaluation's JVM: %d MiB%n", memory);
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
    }
}
