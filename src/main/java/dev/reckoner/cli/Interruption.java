package dev.reckoner.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl-C: the first asks for a stop at the next step, the second interrupts the step.
///
/// The JDK's only interface to signals is `sun.misc.Signal`, which javac warns of wherever it is
/// named and under `-Werror` refuses; hence the reflection. Where it is missing Ctrl-C ends the
/// process, as it does everywhere.
final class Interruption {

    private final AtomicBoolean asked = new AtomicBoolean();

    /// Listens from now on, on behalf of the calling thread.
    static Interruption heard() {
        var interruption = new Interruption();
        var worker = Thread.currentThread();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal =
                    Proxy.newProxyInstance(
                            Interruption.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, method, _) -> {
                                if (method.getName().equals("handle")) {
                                    interruption.pressed(worker);
                                }
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), onSignal);
        } catch (ReflectiveOperationException _) {
            return interruption;
        }
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
