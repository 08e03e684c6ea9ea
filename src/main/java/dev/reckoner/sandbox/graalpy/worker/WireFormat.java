package dev.reckoner.sandbox.graalpy.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;

/// How text is sent: its length in bytes, then its UTF-8.
final class WireFormat {

    /// Enough for all that a cell may print at the default limit, if each character takes most
    /// bytes.
    static final int MAX_BYTES = 64 << 20;

    static void writeText(DataOutput out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_BYTES) {
            throw new StreamCorruptedException("text of " + length + " bytes");
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private WireFormat() {}
}
