package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.Duration.ofSeconds;

import dev.reckoner.agent.exchange.CellReport;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.task.CellView;
import dev.reckoner.task.PythonMode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells as the published setups of FrontierMath run them, in the sandboxes themselves.
class PublishedCellsIT {

    private static Sandbox started(String kind) throws InterruptedException {
        return kind.equals("local")
                ? LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv())
                : GraalPySandbox.start();
    }

    private static String told(FreshSessions session, String source) throws InterruptedException {
        var outcome = session.run(source, ofSeconds(30));
        return CellReport.of(outcome, 16 * 1024, PythonMode.STATELESS, CellView.STREAMS).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "graalpy"})
    void standardErrorComesFirstValuesAreNotShownAndNothingStays(String kind)
            throws InterruptedException {
        try (var sandbox = started(kind);
                var session = new FreshSessions(() -> new StreamsSession(sandbox.open(_ -> {})))) {
            assertThat(
                            told(
                                    session,
                                    """
                                    import sys
                                    print("out")
                                    print("careful", file=sys.stderr)
                                    x = 6
                                    x * 7
                                    """))
                    .isEqualTo("careful\nout");
            assertThat(told(session, "print('out')\nx"))
                    .startsWith("Traceback (most recent call last):")
                    .endsWith("NameError: name 'x' is not defined\nout");
            assertThat(told(session, "6 * 7")).isEqualTo("(no output)");
            assertThat(told(session, "import sys\nsys.stderr = None\nprint('out')"))
                    .isEqualTo("out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "graalpy"})
    void inASessionVariablesStayAndTheNamesOfTheCellsAreLeftAlone(String kind)
            throws InterruptedException {
        try (var sandbox = started(kind);
                var session = new StreamsSession(sandbox.open(_ -> {}))) {
            session.run("import sys\nx = 6", ofSeconds(30));
            var outcome =
                    session.run("print(x, 'warned', file=sys.stderr)\nprint(x * 7)", ofSeconds(30));

            assertThat(outcome.text()).isEqualTo("6 warned\n42");
        }
    }
}
