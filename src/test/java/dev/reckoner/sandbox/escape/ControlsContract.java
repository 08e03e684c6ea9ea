package dev.reckoner.sandbox.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.escape.Rendering.Document;
import dev.reckoner.sandbox.escape.attack.Attack;
import dev.reckoner.sandbox.escape.attack.Attack.Control;
import dev.reckoner.sandbox.escape.attack.Attacks;
import dev.reckoner.sandbox.escape.attack.Canary;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An attack with a mistake in it gets through nowhere; this shows that none has one. One subclass
/// for each place without isolation.
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ControlsContract {

    private static final int MOST_TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Pattern ACTIVE =
            Pattern.compile(
                    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069\\x{e0000}-\\x{e007f}]|<[a-zA-Z/!?]|javascript:|\\\\(?:href|def|input)|\n"
                        + "\\{\"");

    protected abstract boolean tries(Control control);

    protected abstract Sandbox start(Attack attack, Canaries canaries) throws IOException;

    Stream<Named<Attack>> attacks() {
        return Attacks.all().stream()
                .filter(attack -> tries(attack.control()))
                .map(attack -> Named.of(attack.name(), attack));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void succeedsWithoutIsolation(Attack attack) throws IOException, InterruptedException {
        for (int more = MOST_TRIES - 1; more > 0; more--) {
            try {
                succeeds(attack);
                return;
            } catch (AssertionError _) {
                continue;
            }
        }
        succeeds(attack);
    }

    /// Some attacks are races with what they attack.
    private void succeeds(Attack attack) throws IOException, InterruptedException {
        try (var canaries = Canaries.prepare();
                var open = start(attack, canaries);
                var suite =
                        new EscapeSuite(open, canaries, ControlsContract::asPrinted, PATIENCE)) {
            assertThat(suite.run(attack).leaks())
                    .anySatisfy(leak -> {
                        assertThat(leak.canary()).isIn(shownBy(attack.proves()));
                        assertThat(leak.what()).contains(attack.shows());
                    });
        }
    }

    /// All sessions are one process here, so that the neighbour may be the first to see its end.
    private static List<Canary> shownBy(Canary canary) {
        return canary == Canary.BOX ? List.of(Canary.BOX, Canary.NEIGHBOUR) : List.of(canary);
    }

    /// As if output were given to people as it is.
    private static List<Document> asPrinted(String source, Outcome outcome) {
        var text = new StringBuilder(outcome.text());
        outcome.output().shown().forEach(value -> value.rich().values().forEach(text::append));
        return List.of(new Document("raw text", text.toString(), ACTIVE));
    }
}
