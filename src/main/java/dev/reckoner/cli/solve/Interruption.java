package dev.reckoner.cli.solve;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl-C, and what else asks a program to end: the first signal asks for a stop at the next step,
/// the second interrupts the step.
final class Interruption {

    /// Ctrl-C, `kill`, and a terminal that is closed; Windows has no third.
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private final AtomicBoolean asked = new AtomicBoolean();

    /// Listens from now on, on behalf of the calling thread.
    static Interruption heard() {
        var interruption = new Interruption();
        var worker = Thread.currentThread();
        SIGNALS.forEach(name -> Signals.on(name, () -> interruption.pressed(worker)));
        return interruption;
    }

    private void pressed(Thread worker) {
        if (asked.getAndSet(true)) {
            worker.interrupt();
        } else {
            System.err.println(
                    "reckoner: stopping after this step; press Ctrl-C again to stop at once");
        }
    }

    boolean asked() {
        return asked.get();
    }
}
