package dev.reckoner.sandbox.escape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.reckoner.json.Json;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.SessionState;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/// No sandbox: all sessions are one Python process, with every privilege, the files of the host and
/// no limits, that believes whatever is written to its output.
///
/// A container protects the machine, in which nothing but the canaries' folder can be written to.
/// Attacks have to succeed here.
public final class OpenSandbox implements Sandbox {

    private static final String START =
            "exec 9<\"${FOLDER}/secret\"; sleep 600 | \"$@\" & VICTIM=$! exec /usr/bin/python3 -c"
                    + " \"$0\"";
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(3);
    private static final ResourceUse NOTHING = new ResourceUse(Duration.ZERO, Duration.ZERO, 0);

    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxStringLength(Integer.MAX_VALUE)
                                            .build())
                            .build());

    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;
    private int sessions;

    /// Starts the canaries' process, too.
    ///
    /// @param ownNetwork whether it has a network of its own, over which it has every right
    public static OpenSandbox inContainer(Canaries canaries, boolean ownNetwork)
            throws IOException {
        List<String> command = new ArrayList<>();
        Collections.addAll(command, "bwrap", "--unshare-user", "--unshare-pid", "--unshare-uts");
        Collections.addAll(command, "--unshare-ipc", "--die-with-parent", "--uid", "0");
        Collections.addAll(command, "--gid", "0", "--cap-add", "ALL", "--ro-bind", "/", "/");
        Collections.addAll(command, "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp");
        if (ownNetwork) {
            command.add("--unshare-net");
        }
        String folder = canaries.folder().toString();
        Collections.addAll(command, "--bind", folder, folder, "--chdir", "/tmp");
        canaries.victimEnvironment()
                .forEach((name, value) -> Collections.addAll(command, "--setenv", name, value));
        Collections.addAll(command, "--setenv", "FOLDER", folder);
        Collections.addAll(command, "/bin/sh", "-c", START, driver());
        command.addAll(canaries.victimWords());
        var sandbox = new OpenSandbox(new ProcessBuilder(command));
        canaries.victim(sandbox.victim());
        return sandbox;
    }

    /// GraalPy with all access to the host, without a container: for attacks by way of Java, which
    /// reach nothing but canaries.
    public static OpenSandbox graalPy(Canaries canaries) throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenGraalPy.class.getName(),
                        driver());
        builder.environment().putAll(canaries.victimEnvironment());
        var sandbox = new OpenSandbox(builder);
        sandbox.victim();
        return sandbox;
    }

    private OpenSandbox(ProcessBuilder builder) throws IOException {
        process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /// The number of the canaries' process, 0 where there is none.
    private long victim() throws IOException {
        return Json.MAPPER.readTree(answers.readLine()).get("victim").asLong();
    }

    private static String driver() throws IOException {
        try (var in = OpenSandbox.class.getResourceAsStream("/open_sandbox.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public Session open(Consumer<String> printed) {
        int number = ++sessions;
        return new Session() {
            @Override
            public Outcome run(String source, Duration limit) throws InterruptedException {
                return OpenSandbox.this.run(number, source, limit);
            }

            @Override
            public void close() {}
        };
    }

    private Outcome run(int session, String source, Duration limit) throws InterruptedException {
        var answer = new FutureTask<>(() -> ask(session, source));
        Thread.ofVirtual().start(answer);
        try {
            return outcome(answer.get(limit.plus(GIVE_UP_AFTER).toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            process.destroyForcibly();
            return new Outcome.TimedOut(Output.NONE, limit, SessionState.LOST, NOTHING);
        } catch (ExecutionException e) {
            throw new SandboxUnavailable("it answered nonsense: " + e.getCause(), e);
        }
    }

    private JsonNode ask(int session, String source) throws IOException {
        var request = Json.MAPPER.createObjectNode().put("session", session).put("source", source);
        requests.write(request + "\n");
        requests.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("it has ended");
        }
        return JSON.readTree(line);
    }

    private static Outcome outcome(JsonNode answer) {
        var shown =
                StreamSupport.stream(answer.get("shown").spliterator(), false)
                        .map(value ->
                                new DisplayedValue(
                                        value.get(0).asBoolean(),
                                        value.get(1).asText(),
                                        rich(value.get(2))))
                        .toList();
        var output = new Output(answer.get("printed").asText(), 0, shown);
        String error = answer.get("error").asText();
        return error.isEmpty()
                ? new Outcome.Completed(output, NOTHING)
                : new Outcome.Raised(output, error, answer.get("traceback").asText(), NOTHING);
    }

    private static Map<String, String> rich(JsonNode forms) {
        return Json.MAPPER.convertValue(forms, new TypeReference<>() {});
    }

    @Override
    public Description description() {
        return new Description("open", "3", new LinkedHashMap<>());
    }

    @Override
    public SandboxLimits limits() {
        return EscapeSuite.LIMITS;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
