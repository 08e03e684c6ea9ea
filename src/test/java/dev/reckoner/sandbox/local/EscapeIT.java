package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.local.setup.LocalCache;
import dev.reckoner.sandbox.local.setup.SandboxScripts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Attacks a running sandbox from inside. Each attack of `escapes.py` is a function that returns
/// what it got hold of, or nothing; its name and first line stand in `docs/security.md`.
@TestInstance(Lifecycle.PER_CLASS)
class EscapeIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern ATTACK =
            Pattern.compile("def (\\w+)\\(\\):\n    \"\"\"(.*?)\"\"\"", Pattern.DOTALL);

    /// Attacks that also fail without the isolation, each with the reason.
    private static final Map<String, String> FAILS_ANYWHERE =
            Map.of(
                    "make_device",
                    "a user namespace may make no device, and a test has no terminal");

    private LocalSandbox sandbox;
    private Session session;
    private Session neighbour;

    @BeforeAll
    void open() throws InterruptedException, IOException {
        sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
        neighbour = sandbox.open();
        neighbour.run("secret = 'of the neighbour'\nopen('/tmp/secret', 'w').write(secret)", LIMIT);
        session = sandbox.open();
        assertThat(session.run(attacks(), LIMIT)).isInstanceOf(Completed.class);
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    private static String attacks() throws IOException {
        return resource("/escapes.py");
    }

    private static String resource(String name) throws IOException {
        try (var in = EscapeIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Stream<String> names() throws IOException {
        return ATTACK.matcher(attacks()).results().map(found -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("names")
    void yieldsNothing(String attack) throws InterruptedException {
        assertThat(session.run(attack + "()", LIMIT))
                .isInstanceOfSatisfying(
                        Completed.class,
                        completed -> assertThat(completed.output().shown()).isEmpty());
    }

    static Stream<String> calls() throws IOException {
        return Stream.concat(
                names().filter(name -> !FAILS_ANYWHERE.containsKey(name)).map(name -> name + "()"),
                Stream.of("reach(8000)"));
    }

    /// An attack with a mistake in it yields nothing anywhere; this shows that none has one.
    ///
    /// It runs in a container of its own that keeps the attack from this machine, with every
    /// capability, every system call, the files of the host and of a neighbour, and other
    /// processes.
    @ParameterizedTest
    @MethodSource("calls")
    void succeedsWithoutTheIsolation(String call) throws IOException, InterruptedException {
        LocalCache folder = LocalCache.of(System.getenv());
        List<String> command = new ArrayList<>();
        Collections.addAll(command, "bwrap", "--unshare-user", "--unshare-pid", "--unshare-uts");
        Collections.addAll(command, "--unshare-ipc", "--unshare-net", "--die-with-parent");
        Collections.addAll(command, "--new-session", "--as-pid-1", "--uid", "0", "--gid", "0");
        Collections.addAll(command, "--cap-add", "ALL", "--setenv", "SECRET", "of the host");
        for (String part : List.of("/usr", "/etc", "/sys")) {
            Collections.addAll(command, "--ro-bind", part, part);
        }
        for (String link : List.of("bin", "lib", "lib64")) {
            Collections.addAll(command, "--symlink", "usr/" + link, "/" + link);
        }
        Collections.addAll(command, "--ro-bind", SandboxScripts.in(folder).toString(), "/scripts");
        Collections.addAll(command, "--proc", "/proc", "--dev", "/dev", "--dir", "/site");
        Collections.addAll(command, "--tmpfs", "/tmp", "--chdir", "/tmp");
        Collections.addAll(command, "/usr/bin/python3", "-c", resource("/without_isolation.py"));
        Collections.addAll(command, attacks(), call);
        Process attack = new ProcessBuilder(command).redirectErrorStream(true).start();
        attack.getOutputStream().close();

        assertThat(new String(attack.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("succeeded\n");
    }

    @Test
    void theHostsListenersCannotBeReached() throws IOException, InterruptedException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var reach = "reach(%d)".formatted(listener.getLocalPort());
            assertThat(session.run(reach, LIMIT))
                    .isInstanceOfSatisfying(
                            Completed.class,
                            completed -> assertThat(completed.output().shown()).isEmpty());
        }
    }

    @Test
    void theNeighbourIsUnharmed() throws InterruptedException {
        assertThat(neighbour.run("[secret, open('/tmp/secret').read()]", LIMIT))
                .isInstanceOfSatisfying(
                        Completed.class,
                        completed ->
                                assertThat(completed.output().shown().getLast().plain())
                                        .isEqualTo("['of the neighbour', 'of the neighbour']"));
    }

    @Test
    void theListIsPublished() throws IOException {
        var published = Files.readString(Path.of("docs/security.md"));
        assertThat(
                        ATTACK.matcher(attacks())
                                .results()
                                .map(found ->
                                        "- `%s`: %s"
                                                .formatted(
                                                        found.group(1), oneLine(found.group(2)))))
                .allSatisfy(line -> assertThat(published).contains(line));
    }

    private static String oneLine(String text) {
        return String.join(" ", List.of(text.strip().split("\\s+")));
    }
}
