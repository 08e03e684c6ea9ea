package dev.reckoner.sandbox.graalpy.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;

/// A request of the parent to a worker.
public sealed interface WorkerRequest {

    /// Answered by [WorkerReply.Begun], then any number of [WorkerReply.Printed],
    /// [WorkerReply.Tail] and [WorkerReply.Displayed], then one [WorkerReply.Ended].
    ///
    /// @param number the cell's, as its traceback names it
    record Run(int number, String source) implements WorkerRequest {}

    /// Interrupts the running cell where that is possible. It has no reply, and no effect where no
    /// cell runs.
    record Interrupt() implements WorkerRequest {}

    /// Discards the session. [WorkerReply.Ready] is the reply, when the next session can begin.
    record Renew() implements WorkerRequest {}

    default void write(DataOutput out) throws IOException {
        switch (this) {
            case Run(var number, var source) -> {
                out.writeByte('r');
                out.writeInt(number);
                WireFormat.writeText(out, source);
            }
            case Interrupt() -> out.writeByte('i');
            case Renew() -> out.writeByte('n');
        }
    }

    /// @throws java.io.EOFException at the end of input
    static WorkerRequest read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 'r' -> new Run(in.readInt(), WireFormat.readText(in));
            case 'i' -> new Interrupt();
            case 'n' -> new Renew();
            default -> throw new StreamCorruptedException("request of kind " + kind);
        };
    }
}
