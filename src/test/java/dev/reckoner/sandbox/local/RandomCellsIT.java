package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.Crashed;
import dev.reckoner.sandbox.Outcome.Raised;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.sandbox.host.SandboxProtocol;
import dev.reckoner.sandbox.local.setup.LocalCache;
import dev.reckoner.sandbox.local.setup.PythonLibrary;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Random cells give the same results as in plain CPython, also after some have killed their
/// interpreter. Plain CPython does not run those, because they are undone here. `-Dreckoner.seed=N`
/// and `-Dreckoner.cells=N` choose other cells.
class RandomCellsIT {

    private static final long SEED = Long.getLong("reckoner.seed", 20_261_122);
    private static final int CELLS = Integer.getInteger("reckoner.cells", 10_000);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String PLAIN =
            """
            import ast, contextlib, io, json, sys, traceback
            names = {"__name__": "__main__"}
            for line in sys.stdin:
                out, value, error = io.StringIO(), None, ""
                with contextlib.redirect_stdout(out):
                    try:
                        tree = ast.parse(json.loads(line))
                        shown = tree.body and isinstance(tree.body[-1], ast.Expr)
                        last = tree.body.pop().value if shown else ast.Constant(None)
                        exec(compile(tree, "<cell>", "exec"), names)
                        value = eval(compile(ast.Expression(ast.fix_missing_locations(last)), "<cell>", "eval"), names)
                    except BaseException as e:
                        error = traceback.format_exception_only(e)[-1].strip()
                answer = [out.getvalue(), "" if value is None or error else repr(value), error]
                sys.__stdout__.write(json.dumps(answer) + "\\n")
                sys.__stdout__.flush()
            """;

    /// What a cell did, as far as it can be compared.
    private record Did(String printed, String value, String error) {

        static Did of(Outcome outcome) {
            var output = outcome.output();
            return switch (outcome) {
                case Completed _ ->
                        new Did(
                                output.printed(),
                                output.shown().stream()
                                        .map(DisplayedValue::plain)
                                        .findFirst()
                                        .orElse(""),
                                "");
                case Raised(var _, var error, var _, var _) -> new Did(output.printed(), "", error);
                case Outcome other -> throw new AssertionError(other);
            };
        }
    }

    private static Did plainly(String source, BufferedWriter to, BufferedReader from)
            throws IOException {
        to.write(SandboxProtocol.JSON.writeValueAsString(source) + "\n");
        to.flush();
        var answer = SandboxProtocol.JSON.readValue(from.readLine(), String[].class);
        return new Did(answer[0], answer[1], answer[2]);
    }

    @Test
    void agreeWithPlainPython() throws IOException, InterruptedException {
        System.out.printf("%d random cells, seed %d%n", CELLS, SEED);
        var cells = new RandomCells(new SplittableRandom(SEED));
        var interpreter =
                PythonLibrary.find(LocalCache.of(System.getenv())).interpreter().toString();
        Process plain =
                new ProcessBuilder(List.of(interpreter, "-I", "-X", "utf8", "-c", PLAIN)).start();
        try (var sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
                var session = sandbox.open();
                var to = plain.outputWriter(StandardCharsets.UTF_8);
                var from = plain.inputReader(StandardCharsets.UTF_8)) {
            session.run(RandomCells.FIRST, LIMIT);
            plainly(RandomCells.FIRST, to, from);
            for (int i = 0; i < CELLS; i++) {
                var cell = cells.next();
                var outcome = session.run(cell.source(), LIMIT);
                if (outcome instanceof Crashed crashed) {
                    assertThat(cell.fatal())
                            .as("cell %d of seed %d:%n%s", i, SEED, cell.source())
                            .isTrue();
                    assertThat(crashed.state()).isEqualTo(SessionState.ROLLED_BACK);
                } else {
                    assertThat(Did.of(outcome))
                            .as("cell %d of seed %d:%n%s", i, SEED, cell.source())
                            .isEqualTo(plainly(cell.source(), to, from));
                }
            }
        } finally {
            plain.destroyForcibly();
        }
    }
}
