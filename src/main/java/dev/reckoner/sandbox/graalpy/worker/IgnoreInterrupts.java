package dev.reckoner.sandbox.graalpy.worker;

import java.lang.reflect.Field;

/// Makes this process ignore Ctrl-C, which on Windows reaches every process of a console: a worker
/// ends when its parent ends or asks for it. On other systems the parent starts it with the signal
/// ignored.
///
/// It uses reflection, because javac under `-Werror` refuses `sun.misc.Signal`.
final class IgnoreInterrupts {

    static void now() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Field ignore = handler.getField("SIG_IGN");
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            ignore.get(null));
        } catch (ReflectiveOperationException _) {
            return;
        }
    }

    private IgnoreInterrupts() {}
}
