package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;

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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Attacks a running box from inside. Each attack of `escapes.py` is a function that returns what
/// it got hold of, or nothing; its name and first line stand in `docs/security.md`.
@TestInstance(Lifecycle.PER_CLASS)
class EscapeIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern ATTACK =
            Pattern.compile("def (\\w+)\\(\\):\n    \"\"\"(.*?)\"\"\"", Pattern.DOTALL);

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
        try (var in = EscapeIT.class.getResourceAsStream("/escapes.py")) {
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
