import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What the test server costs under load: many tool conversations at once against it, in a process
/// of its own, by the plainest client there is. Prints the time beside the ideal, what a call took
/// beyond the server's latency, and the CPU of both sides.
///
/// Arguments are `name=value`: `attempts`, `in-flight`, `rounds` of Python in each (a call more
/// than that is made), `stream=true`; and those of the server: `latency-ms`, `fault-rate`,
/// `fault-seed`, `faults-per-key`.
///
/// Run from the project's folder, built: see docs/performance.md.
class ModelLoad {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int TRIES = 12;
    private static final String BEGINNING =
            """
            {"model": "o3-mini", "store": false, "include": ["reasoning.encrypted_content"],
             "reasoning": {"effort": "high", "summary": "auto"},
             "tools": [{"type": "function", "name": "python", "strict": true, "parameters": {"type": "object",
               "properties": {"code": {"type": "string"}}, "required": ["code"], "additionalProperties": false}}],
             "input": [{"role": "developer", "content": "%s"}, {"role": "user", "content": "What is 6 * 7?"}]}
            """
                    .formatted("Solve the problem. ".repeat(100));

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final URI url;
    private final boolean streams;
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong retries = new AtomicLong();
    private final List<Long> nanos = new ArrayList<>();

    ModelLoad(String url, boolean streams) {
        this.url = URI.create(url + "/responses");
        this.streams = streams;
    }

    static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>(Map.of("rounds", "5", "latency-ms", "2000"));
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            options.put(pair[0], pair[1]);
        }
        int attempts = Integer.parseInt(options.getOrDefault("attempts", "1000"));
        int inFlight = Integer.parseInt(options.getOrDefault("in-flight", "500"));
        Process server = serve(options);
        try (var said = server.inputReader()) {
            var load = new ModelLoad(said.readLine(), Boolean.parseBoolean(options.get("stream")));
            load.attempt(1); // warms both sides up
            load.nanos.clear();
            Duration before = cpu(server.toHandle());
            Duration ours = cpu(ProcessHandle.current());
            long start = System.nanoTime();
            load.run(attempts, inFlight);
            double seconds = (System.nanoTime() - start) / 1e9;
            load.tell(options, attempts, inFlight, seconds);
            tellCpu(
                    "server",
                    cpu(server.toHandle()).minus(before),
                    load.nanos.size(),
                    resident(server.pid()));
            tellCpu(
                    "client",
                    cpu(ProcessHandle.current()).minus(ours),
                    load.nanos.size(),
                    resident(ProcessHandle.current().pid()));
            server.getOutputStream().close();
            System.out.println("server: " + said.readLine());
        } finally {
            server.destroy();
        }
        System.exit(0);
    }

    private static Process serve(Map<String, String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "-cp",
                        "target/test-classes:target/dist/lib/*",
                        "dev.reckoner.testing.openai.Serve"));
        options.forEach((name, value) -> command.add(name + "=" + value));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void run(int attempts, int inFlight) throws InterruptedException {
        var free = new Semaphore(inFlight);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < attempts; i++) {
                free.acquire();
                int number = i + 2;
                threads.submit(() -> {
                    try {
                        attempt(number);
                    } catch (IOException | RuntimeException e) {
                        lost.incrementAndGet();
                        System.err.println("lost: " + e);
                    } finally {
                        free.release();
                    }
                    return null;
                });
            }
        }
    }

    private void attempt(int number) throws IOException, InterruptedException {
        ObjectNode request = (ObjectNode) JSON.readTree(BEGINNING);
        if (streams) {
            request.put("stream", true);
        }
        ArrayNode input = (ArrayNode) request.get("input");
        for (int call = 0; ; call++) {
            long start = System.nanoTime();
            JsonNode response = reply(request, number + "-" + call);
            synchronized (nanos) {
                nanos.add(System.nanoTime() - start);
            }
            boolean called = false;
            for (JsonNode item : response.path("output")) {
                input.add(item);
                called |= item.has("call_id");
            }
            if (!called) {
                return;
            }
            String id =
                    response.path("output")
                            .get(response.path("output").size() - 1)
                            .path("call_id")
                            .asText();
            input.addObject()
                    .put("type", "function_call_output")
                    .put("call_id", id)
                    .put("output", "42");
        }
    }

    private JsonNode reply(ObjectNode body, String key) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build();
        IOException last = new IOException("never tried");
        for (int i = 0; i < TRIES; i++) {
            try {
                var reply = http.send(request, BodyHandlers.ofString());
                if (reply.statusCode() == 200) {
                    return streams ? ending(reply.body()) : JSON.readTree(reply.body());
                }
                last = new IOException(reply.statusCode() + " " + reply.body());
            } catch (IOException e) {
                last = e;
            }
            retries.incrementAndGet();
            Thread.sleep(ThreadLocalRandom.current().nextInt(20, 100));
        }
        throw last;
    }

    private static JsonNode ending(String events) throws IOException {
        int last = events.lastIndexOf("data: ");
        JsonNode response = JSON.readTree(events.substring(last + 6)).path("response");
        if (!response.path("status").asText().equals("completed")) {
            throw new IOException("a stream without its end");
        }
        return response;
    }

    private void tell(Map<String, String> options, int attempts, int inFlight, double seconds) {
        int calls = nanos.size();
        long latency = Long.parseLong(options.get("latency-ms"));
        int rounds = Integer.parseInt(options.get("rounds")) + 1;
        double ideal = Math.ceilDiv(attempts, inFlight) * rounds * latency / 1000.0;
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d calls in %.1f s (ideal %.1f s, %.2f times that), %.0f a second, %d lost, %d"
                    + " retries%n",
                calls, seconds, ideal, seconds / ideal, calls / seconds, lost.get(), retries.get());
        System.out.printf(
                "beyond the latency: median %.2f ms, p90 %.2f ms, p99 %.2f ms%n",
                beyond(sorted, 0.5, latency),
                beyond(sorted, 0.9, latency),
                beyond(sorted, 0.99, latency));
    }

    private static double beyond(long[] sorted, double share, long latency) {
        return sorted[(int) (sorted.length * share)] / 1e6 - latency;
    }

    private static void tellCpu(String side, Duration cpu, int calls, long kilobytes) {
        System.out.printf(
                "%s: %.1f s of CPU, %.2f ms a call, %d MiB resident%n",
                side, cpu.toMillis() / 1000.0, cpu.toNanos() / 1e6 / calls, kilobytes / 1024);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line ->
                        Long.parseLong(
                                Arrays.stream(line.split("\\D+"))
                                        .skip(1)
                                        .findFirst()
                                        .orElseThrow()))
                .findFirst()
                .orElseThrow();
    }
}
