package dev.reckoner.sandbox.local.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.escape.Attack;
import dev.reckoner.sandbox.escape.Attack.Control;
import dev.reckoner.sandbox.escape.Attacks;
import dev.reckoner.sandbox.escape.Canaries;
import dev.reckoner.sandbox.escape.EscapeSuite;
import dev.reckoner.sandbox.escape.Rendering.Document;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An attack with a mistake in it gets through nowhere; this shows that none has one.
class EscapeControlsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Pattern ACTIVE =
            Pattern.compile(
                    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069\\x{e0000}-\\x{e007f}]|<[a-zA-Z/!?]|javascript:|\\\\(?:href|def|input)|\n"
                        + "\\{\"");

    static Stream<Named<Attack>> attacks() {
        return Attacks.all().stream()
                .filter(attack ->
                        attack.control() instanceof Control.InContainer
                                || attack.control() instanceof Control.InOwnNetwork)
                .map(attack -> Named.of(attack.name(), attack));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void succeedsWithoutIsolation(Attack attack) throws IOException, InterruptedException {
        var ownNetwork = attack.control() instanceof Control.InOwnNetwork;
        try (var canaries = Canaries.prepare();
                var open = OpenSandbox.start(canaries, ownNetwork);
                var suite =
                        new EscapeSuite(open, canaries, EscapeControlsIT::asPrinted, PATIENCE)) {
            var result = suite.run(attack);

            assertThat(result.leaks())
                    .anySatisfy(leak -> {
                        assertThat(leak.canary()).isEqualTo(attack.proves());
                        assertThat(leak.what()).contains(attack.shows());
                    });
        }
    }

    /// As if output were given to people as it is.
    private static List<Document> asPrinted(String source, Outcome outcome) {
        var text = new StringBuilder(outcome.text());
        outcome.output().shown().forEach(value -> value.rich().values().forEach(text::append));
        return List.of(new Document("raw text", text.toString(), ACTIVE));
    }
}
