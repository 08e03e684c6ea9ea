import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.docker.DockerSandbox;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;

/// The figures of `docs/performance-docker.md`: minimum, median, p99 in milliseconds.
///
/// Wants an engine (`DOCKER_HOST`), its image (`reckoner sandbox install --docker`), the project built.
class DockerSandboxBench {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SYMPY = "import sympy";

    static void main() throws Exception {
        report("first session, SymPy imported", times(10, 0, DockerSandboxBench::firstSession));
        try (var sandbox = start()) {
            sandbox.open().close();
            report("session, SymPy imported, while warm", times(20, 2_000, () -> ready(sandbox)));
            cells(sandbox);
            kills(sandbox);
        }
    }

    private static Sandbox start() {
        return DockerSandbox.start(SandboxLimits.DEFAULT, System.getenv());
    }

    private static double firstSession() throws InterruptedException {
        long begin = System.nanoTime();
        try (var sandbox = start();
                var session = sandbox.open()) {
            session.run(SYMPY, LIMIT);
            return since(begin);
        }
    }

    /// A container that is closed afterwards is not part of the time.
    private static double ready(Sandbox sandbox) throws InterruptedException {
        long begin = System.nanoTime();
        try (Session session = sandbox.open()) {
            session.run(SYMPY, LIMIT);
            return since(begin);
        }
    }

    private static void cells(Sandbox sandbox) throws Exception {
        try (var session = sandbox.open()) {
            Callable<Double> cell =
                    () -> {
                        long begin = System.nanoTime();
                        session.run("1 + 1", LIMIT);
                        return since(begin);
                    };
            times(500, 0, cell);
            report("cell after a pause of 50 ms", times(200, 50, cell));
            report("cell back to back", times(1000, 0, cell));
            session.run("import numpy; held = numpy.ones(50_000_000)", LIMIT);
            report("cell back to back, 400 MB of NumPy data", times(200, 0, cell));
        }
    }

    private static void kills(Sandbox sandbox) throws Exception {
        try (var session = sandbox.open()) {
            report(
                    "back to work after os._exit",
                    times(
                            20,
                            100,
                            () -> {
                                long begin = System.nanoTime();
                                session.run("import os; os._exit(1)", LIMIT);
                                session.run("1 + 1", LIMIT);
                                return since(begin);
                            }));
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double[] times(int count, long pause, Callable<Double> what) throws Exception {
        double[] all = new double[count];
        for (int i = 0; i < count; i++) {
            Thread.sleep(pause);
            all[i] = what.call();
        }
        return all;
    }

    private static void report(String what, double[] all) {
        Arrays.sort(all);
        System.out.printf(
                "%-40s %8.2f %8.2f %8.2f%n",
                what, all[0], all[all.length / 2], all[(all.length - 1) * 99 / 100]);
    }
}
