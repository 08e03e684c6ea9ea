package dev.reckoner.cli.solve;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl-C, and what else asks a program to end: the first signal asks for a stop at the next step,
/// the second interrupts the step.
///
/// The JDK's only interface to signals is `sun.misc.Signal`, which javac warns of wherever it is
/// named and under `-Werror` refuses; hence the reflection. Where it is missing a signal ends the
/// process, as it does everywhere.
final class Interruption {

    /// Ctrl-C, `kill`, and a terminal that is closed; Windows has no third.
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private final AtomicBoolean asked = new AtomicBoolean();

    /// Listens from now on, on behalf of the calling thread.
    static Interruption heard() {
        var interruption = new Interruption();
        var worker = Thread.currentThread();
        SIGNALS.forEach(name -> on(name, () -> interruption.pressed(worker)));
        return interruption;
    }

    /// Does nothing where there is no such signal.
    private static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal =
                    Proxy.newProxyInstance(
                            Interruption.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, method, _) -> {
                                if (method.getName().equals("handle")) {
                                    action.run();
                                }
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
        } catch (ReflectiveOperationException _) {
            return;
        }
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
