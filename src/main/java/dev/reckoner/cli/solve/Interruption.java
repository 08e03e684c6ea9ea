package dev.reckoner.cli.solve;

import dev.reckoner.cli.option.Exit;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Ctrl-C, and what else asks a program to end. Before the first step of an attempt a signal
/// interrupts at once. From then on the first one asks for a stop after the step, and the second
/// interrupts the step. Where that does not help, one more ends the program.
public final class Interruption {

    /// Ctrl-C, `kill`, and a terminal that is closed; Windows has no third.
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private final Thread worker;
    private final Consumer<String> say;
    private final Runnable exit;
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean stepping;

    /// @param worker does the steps
    /// @param say tells a person
    /// @param exit ends the program
    Interruption(Thread worker, Consumer<String> say, Runnable exit) {
        this.worker = worker;
        this.say = say;
        this.exit = exit;
    }

    /// Listens from now on, on behalf of the calling thread.
    public static Interruption heard(Consumer<String> say) {
        var interruption =
                new Interruption(
                        Thread.currentThread(), say, () -> System.exit(Exit.INTERRUPTED.code()));
        SIGNALS.forEach(name -> Signals.on(name, interruption::signalled));
        return interruption;
    }

    /// The attempt begins.
    public void steps() {
        stepping = true;
    }

    void signalled() {
        int gentle = stepping ? 1 : 0;
        int signal = signals.incrementAndGet();
        if (signal <= gentle) {
            say.accept("stopping after this step; press Ctrl-C again to stop at once");
        } else if (signal == gentle + 1) {
            worker.interrupt();
        } else {
            exit.run();
        }
    }

    public boolean asked() {
        return signals.get() > 0;
    }
}
