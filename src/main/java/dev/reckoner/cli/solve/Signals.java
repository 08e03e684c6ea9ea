package dev.reckoner.cli.solve;

import java.lang.reflect.Proxy;

/// Signals of the operating system.
///
/// The JDK's only interface to them is `sun.misc.Signal`, which javac warns of wherever it is named
/// and under `-Werror` refuses; hence the reflection.
final class Signals {

    /// Runs `action` on a thread of its own whenever the signal arrives, in place of what it does
    /// otherwise. Does nothing where there is no such signal.
    ///
    /// @param name without `SIG`
    static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
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

    private Signals() {}
}
