package dev.reckoner.sandbox.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.sandbox.CellRenderings;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.escape.attack.Attack;
import dev.reckoner.sandbox.escape.attack.Attacks;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.stream.Stream;

/// Every attack in a running session. One subclass for each backend says how it is started.
@TestInstance(Lifecycle.PER_CLASS)
public abstract class EscapesContract {

    private Sandbox sandbox;
    private Canaries canaries;
    private EscapeSuite suite;

    protected abstract Sandbox start(SandboxLimits limits) throws InterruptedException;

    @BeforeAll
    void place() throws InterruptedException, IOException {
        sandbox = start(EscapeSuite.LIMITS);
        canaries = Canaries.place();
        suite = new EscapeSuite(sandbox, canaries, new CellRenderings(), EscapeSuite.PATIENCE);
    }

    @AfterAll
    void clear() throws IOException {
        suite.close();
        canaries.close();
        sandbox.close();
    }

    static Stream<Named<Attack>> attacks() {
        return Attacks.all().stream().map(attack -> Named.of(attack.name(), attack));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isContained(Attack attack) throws InterruptedException, IOException {
        var result = suite.run(attack);

        assertThat(result.leaks()).isEmpty();
        assertThat(result.judged()).isTrue();
    }
}
