package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.graalpy.process.CellOutput;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess.Signal;
import dev.reckoner.sandbox.graalpy.worker.WorkerRequest;
import dev.reckoner.sandbox.host.CacheFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Makes the AOT cache: a worker runs typical cells and exits normally, and the JVM writes down the
/// classes it had loaded. Where that fails workers start without the cache, more slowly.
record Training(WorkerCommand command, Consumer<String> progress) {

    private static final List<String> CELLS =
            List.of(
                    "from sympy import *\nx, y, n = symbols('x y n')\nprint(factor(x**8 - 1))",
                    "integrate(x**2 * sin(x), x)",
                    "solve(x**2 - 3*x + 2, x), Matrix([[1, 2], [3, 4]]).inv(), simplify(sin(x)**2 +"
                            + " cos(x)**2)",
                    "factorint(2**67 - 1), isprime(2**61 - 1), nsolve(cos(x) - x, 1), N(pi, 50)",
                    "import math, itertools, fractions, functools, collections, random\n"
                            + "sum(1 for p in itertools.permutations(range(6)) if p[0] < p[1])",
                    "display(Sum(1/n**2, (n, 1, oo)).doit())\n1/0",
                    "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nf(15)");

    private static final Duration PER_STEP = Duration.ofMinutes(2);

    void unlessDone() throws InterruptedException {
        if (!Files.exists(command.cache())) {
            progress.accept("training the sandbox to start quickly, once");
            new CacheFolder(command.folder()).get(WorkerCommand.CACHE, this::train);
        }
    }

    private void train(Path made) throws IOException, InterruptedException {
        var recorded = Files.createTempFile(command.folder(), "recorded", ".aotconf");
        try {
            record(recorded);
            assemble(recorded, made);
        } finally {
            Files.deleteIfExists(recorded);
        }
    }

    private void record(Path recorded) throws IOException, InterruptedException {
        var worker =
                WorkerProcess.start(
                        command.training(SandboxLimits.DEFAULT, recorded),
                        WorkerCommand.mostBytes(SandboxLimits.DEFAULT));
        try {
            worker.await(PER_STEP);
            for (int i = 0; i < CELLS.size(); i++) {
                worker.run(
                        new WorkerRequest.Run(i + 1, CELLS.get(i)),
                        new CellOutput(1 << 20, _ -> {}));
                if (!(worker.await(PER_STEP) instanceof Signal.HasEnded)) {
                    throw new IOException("a cell of the training did not end");
                }
            }
            worker.dismiss();
            worker.hasEnded(PER_STEP);
        } finally {
            worker.kill();
        }
    }

    private void assemble(Path recorded, Path made) throws InterruptedException {
        command.assembling(recorded, made).run(PER_STEP);
    }
}
