import dev.reckoner.Settings;
import dev.reckoner.Solver;
import dev.reckoner.agent.Preset;
import dev.reckoner.journal.Event;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.model.select.Models;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// What the loop itself costs a step: a local server that answers Chat Completions at once, a trivial cell, the journal
/// synced to disk. Prints milliseconds per step of attempts of 50 steps: of the first, of the tenth, and of the last ten of
/// forty, when the JVM has compiled what is run often.
///
/// Run from the project's folder, built: see docs/performance.md.
class LoopCost {

    private static final int STEPS = 50;
    private static final int ATTEMPTS = 40;

    static void main() throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/v1/chat/completions",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    byte[] reply = reply(asked.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, reply.length);
                    exchange.getResponseBody().write(reply);
                    exchange.close();
                });
        server.start();
        Path runs = Files.createDirectories(Path.of("target/loop-cost"));
        String url = "http://localhost:" + server.getAddress().getPort() + "/v1";
        var spec = ModelSpec.in(java.util.Map.of()).model("instant").baseUrl(url);
        try (var sandbox = GraalPySandbox.start(SandboxLimits.DEFAULT, System.err::println)) {
            sandbox.open().close();
            var solver =
                    Solver.of(new Models(Catalogue.own()).open(spec, LocalDate.now()), sandbox)
                            .with(Settings.of(Preset.SESSION).with(Limits.NONE.tokens(100_000_000)))
                            .recordingIn(runs);
            var perStep = new ArrayList<Double>();
            for (int i = 0; i < ATTEMPTS; i++) {
                asked.set(0);
                var steps = solver.solve(Problem.of("loop cost")).entries();
                var first = steps.stream().filter(e -> e.event() instanceof Event.CellRan).findFirst().orElseThrow();
                double ms = steps.getLast().elapsed().minus(first.elapsed()).toNanos() / 1e6 / (STEPS - 1);
                perStep.add(ms);
            }
            System.out.printf("first attempt of the process %.2f ms a step, tenth %.2f%n", perStep.get(0), perStep.get(9));
            var last = new ArrayList<>(perStep.subList(ATTEMPTS - 10, ATTEMPTS));
            Collections.sort(last);
            System.out.printf("median of the last ten %.2f ms a step, least %.2f%n", last.get(5), last.get(0));
        } finally {
            server.stop(0);
        }
    }

    private static String reply(int number) {
        String call =
                number <= STEPS
                        ? "\"name\":\"python\",\"arguments\":\"{\\\"code\\\": \\\"6 * 7\\\"}\""
                        : "\"name\":\"submit_answer\",\"arguments\":\"{\\\"answer\\\": \\\"42\\\"}\"";
        return """
                {"id":"chatcmpl-%d","object":"chat.completion","created":1,"model":"instant","choices":[{"index":0,
                "finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_%d",
                "type":"function","function":{%s}}]}}],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}
                """
                .formatted(number, number, call);
    }
}
