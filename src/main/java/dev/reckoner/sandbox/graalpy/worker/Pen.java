package dev.reckoner.sandbox.graalpy.worker;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// A stream of Python's that writes on a [Tape]. It has its own decoder, so that a character may
/// come in two writes.
final class Pen extends OutputStream {

    private final Tape tape;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer rest = ByteBuffer.allocate(0);

    Pen(Tape tape) {
        this.tape = tape;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        var all = ByteBuffer.allocate(rest.remaining() + length);
        all.put(rest).put(bytes, offset, length).flip();
        var text = CharBuffer.allocate(all.remaining() + 1);
        decoder.decode(all, text, false);
        rest = all.slice();
        tape.print(text.flip());
    }
}
