
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.local.LocalSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/// The figures of `docs/performance-local.md`: see `perf/local-sandbox`.
class LocalSandboxBench {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SYMPY = "import sympy";

    static void main() throws Exception {
        var starts = times(5, 0, LocalSandboxBench::firstSession);
        report("first session of a process, SymPy imported", starts);
        try (var sandbox = start()) {
            sandbox.open().close();
            List<Session> sessions = new ArrayList<>();
            report(
                    "session, SymPy imported, while warm",
                    times(30, 100, () -> ready(sandbox, sessions)));
            sessions.forEach(Session::close);
            cells(sandbox);
            smaller(sandbox);
            kills(sandbox);
        }
    }

    private static Sandbox start() throws InterruptedException {
        return LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
    }

    private static Object firstSession() throws InterruptedException {
        try (var sandbox = start();
                var session = sandbox.open()) {
            return session.run(SYMPY, LIMIT);
        }
    }

    private static Object ready(Sandbox sandbox, List<Session> sessions)
            throws InterruptedException {
        sessions.add(sandbox.open());
        return sessions.getLast().run(SYMPY, LIMIT);
    }

    private static void cells(Sandbox sandbox) throws Exception {
        try (var session = sandbox.open()) {
            times(200, 0, () -> session.run("1 + 1", LIMIT));
            report("cell after a pause of 50 ms", times(200, 50, () -> session.run("1 + 1", LIMIT)));
            report("cell back to back", times(1000, 0, () -> session.run("1 + 1", LIMIT)));
            session.run("import numpy; held = numpy.ones(50_000_000)", LIMIT);
            report(
                    "cell back to back, 400 MB of NumPy data",
                    times(200, 0, () -> session.run("1 + 1", LIMIT)));
        }
        try (var session = sandbox.open()) {
            session.run("held = [bytes(1000) for _ in range(400_000)]", LIMIT);
            report(
                    "cell back to back, 400 MB of small objects",
                    times(200, 0, () -> session.run("1 + 1", LIMIT)));
        }
    }

    private static void smaller(Sandbox sandbox) throws Exception {
        try (var session = sandbox.open()) {
            session.run("held = list(range(10**6, 11 * 10**6))", LIMIT);
            report(
                    "cell back to back, 400 MB of 10^7 integers",
                    times(200, 0, () -> session.run("1 + 1", LIMIT)));
        }
    }

    /// The time from the end of the grace to the next cell's answer: the outcome is due at limit + 0.5 s.
    private static void kills(Sandbox sandbox) throws Exception {
        try (var session = sandbox.open()) {
            var limit = Duration.ofMillis(200);
            var all =
                    times(
                            10,
                            100,
                            () -> {
                                session.run("sum(range(10**12))", limit);
                                return session.run("1 + 1", LIMIT);
                            });
            for (int i = 0; i < all.length; i++) {
                all[i] -= 700;
            }
            report("back to work after a hard kill", all);
            report(
                    "back to work after os._exit",
                    times(
                            20,
                            100,
                            () -> {
                                session.run("import os; os._exit(1)", LIMIT);
                                return session.run("1 + 1", LIMIT);
                            }));
        }
    }

    private static double[] times(int count, long pause, Callable<Object> what) throws Exception {
        double[] all = new double[count];
        for (int i = 0; i < count; i++) {
            Thread.sleep(pause);
            long begin = System.nanoTime();
            what.call();
            all[i] = (System.nanoTime() - begin) / 1e6;
        }
        return all;
    }

    private static void report(String what, double[] all) {
        Arrays.sort(all);
        System.out.printf(
                "reckoner   %-46s %8.2f %8.2f %8.2f%n",
                what, all[0], all[all.length / 2], all[(all.length - 1) * 99 / 100]);
    }
}
