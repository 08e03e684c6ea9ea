package dev.reckoner.sandbox.graalpy.worker;

import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Displayed;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.End;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Ended;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The Python of one session.
///
/// [SandboxPolicy#CONSTRAINED] makes the builders refuse all access to the host: native code,
/// processes, sockets, threads, environment, host classes. Files are those of [LibraryFiles].
/// Python can reach two functions of this program, one that prints and one that shows a value;
/// [HeadTailBuffer] and [Displays] limit how much they accept.
final class Python implements AutoCloseable {

    private static final Source READY = source("graalpy/graalpy.py");
    private static final Source CELLS = source("common/cells.py");

    private static final boolean NOTHING = true;

    /// The file name of all code of the sandbox, as in `cells.py`.
    private static final String HIDDEN = "<reckoner>";

    private final Context context;
    private final Value cells;
    private final HeadTailBuffer tape;
    private final Displays displays;

    static Engine engine() {
        return Engine.newBuilder("python")
                .sandbox(SandboxPolicy.CONSTRAINED)
                .option("engine.WarnInterpreterOnly", "false")
                .logHandler(OutputStream.nullOutputStream())
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .build();
    }

    Python(
            Engine engine,
            Path library,
            HeadTailBuffer tape,
            int outputChars,
            Consumer<WorkerReply> replies) {
        this.tape = tape;
        displays = new Displays(outputChars, replies);
        context = context(engine, LibraryFiles.readOnly(library));
        context.eval(READY);
        context.eval(CELLS);
        var names = context.getBindings("python");
        ProxyExecutable write = arguments -> print(tape, arguments);
        ProxyExecutable show = this::show;
        names.getMember("ready").executeVoid(write);
        cells = names.getMember("Cells").newInstance(show, outputChars);
    }

    private static Context context(Engine engine, FileSystem files) {
        return Context.newBuilder("python")
                .engine(engine)
                .sandbox(SandboxPolicy.CONSTRAINED)
                .allowHostAccess(HostAccess.newBuilder().allowMutableTargetMappings().build())
                .allowIO(IOAccess.newBuilder().fileSystem(files).build())
                .in(InputStream.nullInputStream())
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .build();
    }

    /// Runs what most sessions will need, as a cell would.
    void warm(String source) {
        context.eval("python", source);
    }

    String version() {
        return version(context);
    }

    static String version(Context context) {
        return context.eval("python", "'.'.join(map(str, __import__('sys').version_info[:3]))")
                .asString();
    }

    Ended run(int number, String source) {
        displays.begin();
        try {
            var ended = cells.invokeMember("run", source, number);
            return new Ended(
                    End.valueOf(ended.getArrayElement(0).asString().toUpperCase(Locale.ROOT)),
                    ended.getArrayElement(1).asString(),
                    ended.getArrayElement(2).asString());
        } catch (PolyglotException escaped) {
            return ended(escaped);
        } finally {
            displays.end();
        }
    }

    private static Ended ended(PolyglotException escaped) {
        if (escaped.isInterrupted()) {
            return new Ended(End.INTERRUPTED, "", "");
        }
        var message =
                (escaped.isInternalError() ? "SystemError: the interpreter failed: " : "")
                        + escaped.getMessage();
        var end = escaped.isResourceExhausted() ? End.OUT_OF_MEMORY : End.RAISED;
        return new Ended(end, message, message + "\n");
    }

    private static Object print(HeadTailBuffer tape, Value... arguments) {
        tape.print(arguments[0].asString());
        return NOTHING;
    }

    private Object show(Value... arguments) {
        var rich = new LinkedHashMap<String, String>();
        var forms = arguments[2].getHashEntriesIterator();
        while (forms.hasIteratorNextElement() && rich.size() < WorkerReply.MAX_FORMS) {
            var form = forms.getIteratorNextElement();
            rich.put(form.getArrayElement(0).asString(), form.getArrayElement(1).asString());
        }
        displays.show(
                new Displayed(
                        tape.flushed(),
                        arguments[0].asBoolean(),
                        arguments[1].asString(),
                        Map.copyOf(rich)));
        return NOTHING;
    }

    /// Interrupts the running cell, if that can be done within `patience`. Called from another
    /// thread.
    void interrupt(Duration patience) {
        try {
            context.interrupt(patience);
        } catch (TimeoutException unstoppable) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        context.close(true);
    }

    private static Source source(String name) {
        try (var text = resource(name)) {
            return Source.newBuilder("python", text, HIDDEN).build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The text of one of the sandbox's scripts.
    static Reader resource(String name) {
        var resource = Python.class.getResourceAsStream("/dev/reckoner/sandbox/" + name);
        if (resource == null) {
            throw new IllegalStateException(
                    "no dev/reckoner/sandbox/" + name + " on the class path");
        }
        return new InputStreamReader(resource, StandardCharsets.UTF_8);
    }
}
