package dev.reckoner.sandbox.graalpy.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a worker answers. Whoever reads one trusts nothing in it but its form.
public sealed interface Reply {

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
    record Ready(String python) implements Reply {}

    /// The cell runs from now on. It may have had to wait for the session to get warm.
    record Begun() implements Reply {}

    /// A piece of the head of what the cell prints.
    record Printed(String text) implements Reply {}

    /// The end so far of what the cell prints, once its head is full. Takes the place of an earlier
    /// one.
    ///
    /// @param dropped characters between head and tail
    record Tail(long dropped, String text) implements Reply {}

    record Displayed(boolean result, String plain, Map<String, String> rich) implements Reply {}

    /// @param error empty where the cell completed or was interrupted, as is `traceback`
    record Ended(End end, String error, String traceback) implements Reply {}

    /// Forms of one value beside its `repr`.
    int MAX_FORMS = 8;

    default void write(DataOutput out) throws IOException {
        switch (this) {
            case Ready(var python) -> {
                out.writeByte('R');
                Wire.writeText(out, python);
            }
            case Begun() -> out.writeByte('B');
            case Printed(var text) -> {
                out.writeByte('P');
                Wire.writeText(out, text);
            }
            case Tail(var dropped, var text) -> {
                out.writeByte('T');
                out.writeLong(dropped);
                Wire.writeText(out, text);
            }
            case Displayed(var result, var plain, var rich) -> {
                out.writeByte('D');
                out.writeBoolean(result);
                Wire.writeText(out, plain);
                out.writeByte(rich.size());
                for (var form : rich.entrySet()) {
                    Wire.writeText(out, form.getKey());
                    Wire.writeText(out, form.getValue());
                }
            }
            case Ended(var end, var error, var traceback) -> {
                out.writeByte('E');
                out.writeByte(end.ordinal());
                Wire.writeText(out, error);
                Wire.writeText(out, traceback);
            }
        }
    }

    /// @throws StreamCorruptedException if this is no reply
    /// @throws java.io.EOFException at the end of input
    static Reply read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 'R' -> new Ready(Wire.readText(in));
            case 'B' -> new Begun();
            case 'P' -> new Printed(Wire.readText(in));
            case 'T' -> new Tail(in.readLong(), Wire.readText(in));
            case 'D' -> new Displayed(in.readBoolean(), Wire.readText(in), readForms(in));
            case 'E' -> new Ended(readEnd(in), Wire.readText(in), Wire.readText(in));
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
            forms.put(Wire.readText(in), Wire.readText(in));
        }
        return forms;
    }
}
