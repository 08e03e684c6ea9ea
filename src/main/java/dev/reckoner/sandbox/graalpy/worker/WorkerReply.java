package dev.reckoner.sandbox.graalpy.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A reply of a worker. A reader may trust its form, but not its content.
public sealed interface WorkerReply {

    /// How a cell ended.
    enum End {
        COMPLETED,
        RAISED,
        OUT_OF_MEMORY,
        INTERRUPTED
    }

    /// A fresh session waits for its first cell.
    ///
    /// @param python its version, such as `3.12.8`
    record Ready(String python) implements WorkerReply {}

    /// The cell runs from now on. It may have waited until the session was warm.
    record Begun() implements WorkerReply {}

    /// A piece of the head of what the cell prints.
    record Printed(String text) implements WorkerReply {}

    /// The end of what the cell has printed so far, after its head is full. It replaces an earlier
    /// one.
    ///
    /// @param dropped characters between head and tail
    record Tail(long dropped, String text) implements WorkerReply {}

    /// @param after how many characters the cell had printed before it, in code points
    record Displayed(long after, boolean result, String plain, Map<String, String> rich)
            implements WorkerReply {}

    /// @param error empty where the cell completed or was interrupted, as is `traceback`
    record Ended(End end, String error, String traceback) implements WorkerReply {}

    /// How many forms one value may have beside its `repr`.
    int MAX_FORMS = 8;

    default void write(DataOutput out) throws IOException {
        switch (this) {
            case Ready(var python) -> {
                out.writeByte('R');
                WireFormat.writeText(out, python);
            }
            case Begun() -> out.writeByte('B');
            case Printed(var text) -> {
                out.writeByte('P');
                WireFormat.writeText(out, text);
            }
            case Tail(var dropped, var text) -> {
                out.writeByte('T');
                out.writeLong(dropped);
                WireFormat.writeText(out, text);
            }
            case Displayed(var after, var result, var plain, var rich) -> {
                out.writeByte('D');
                out.writeLong(after);
                out.writeBoolean(result);
                WireFormat.writeText(out, plain);
                out.writeByte(rich.size());
                for (var form : rich.entrySet()) {
                    WireFormat.writeText(out, form.getKey());
                    WireFormat.writeText(out, form.getValue());
                }
            }
            case Ended(var end, var error, var traceback) -> {
                out.writeByte('E');
                out.writeByte(end.ordinal());
                WireFormat.writeText(out, error);
                WireFormat.writeText(out, traceback);
            }
        }
    }

    /// @throws StreamCorruptedException if this is no reply
    /// @throws java.io.EOFException at the end of input
    static WorkerReply read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 'R' -> new Ready(WireFormat.readText(in));
            case 'B' -> new Begun();
            case 'P' -> new Printed(WireFormat.readText(in));
            case 'T' -> new Tail(in.readLong(), WireFormat.readText(in));
            case 'D' ->
                    new Displayed(
                            in.readLong(),
                            in.readBoolean(),
                            WireFormat.readText(in),
                            readForms(in));
            case 'E' -> new Ended(readEnd(in), WireFormat.readText(in), WireFormat.readText(in));
            default -> throw new StreamCorruptedException("reply of kind " + kind);
        };
    }

    private static End readEnd(DataInput in) throws IOException {
        int ordinal = in.readUnsignedByte();
        if (ordinal >= End.values().length) {
            throw new StreamCorruptedException("end of kind " + ordinal);
        }
        return End.values()[ordinal];
    }

    private static Map<String, String> readForms(DataInput in) throws IOException {
        int count = in.readUnsignedByte();
        if (count > MAX_FORMS) {
            throw new StreamCorruptedException(count + " forms of one value");
        }
        var forms = new LinkedHashMap<String, String>();
        for (int i = 0; i < count; i++) {
            forms.put(WireFormat.readText(in), WireFormat.readText(in));
        }
        return forms;
    }
}
