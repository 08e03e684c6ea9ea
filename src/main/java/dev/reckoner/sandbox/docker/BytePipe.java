package dev.reckoner.sandbox.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/// Bytes from threads that write to threads that read, in memory. A writer waits while too much is
/// unread. Unlike the JDK's pipes it does not care whether the thread that wrote last has ended.
final class BytePipe {

    private static final int MOST_BYTES = 1 << 20;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private int bytes;
    private int read;
    private boolean closed;

    private final OutputStream out =
            new OutputStream() {

                @Override
                public void write(int b) throws IOException {
                    add(new byte[] {(byte) b});
                }

                @Override
                public void write(byte[] data, int from, int length) throws IOException {
                    Objects.checkFromIndexSize(from, length, data.length);
                    if (length > 0) {
                        var piece = new byte[length];
                        System.arraycopy(data, from, piece, 0, length);
                        add(piece);
                    }
                }

                @Override
                public void close() {
                    end();
                }
            };

    private final InputStream in =
            new InputStream() {

                @Override
                public int read() throws IOException {
                    var one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
                }

                @Override
                public int read(byte[] into, int at, int most) throws IOException {
                    Objects.checkFromIndexSize(at, most, into.length);
                    return most == 0 ? 0 : take(into, at, most);
                }
            };

    /// Closing it is the end of what can be read, once all is read that was written.
    OutputStream out() {
        return out;
    }

    InputStream in() {
        return in;
    }

    private synchronized void add(byte[] piece) throws IOException {
        try {
            while (bytes > MOST_BYTES && !closed) {
                wait();
            }
        } catch (InterruptedException _) {
            throw interrupted();
        }
        if (closed) {
            throw new IOException("nobody reads this any more");
        }
        pieces.add(piece);
        bytes += piece.length;
        notifyAll();
    }

    private synchronized int take(byte[] into, int at, int most) throws IOException {
        try {
            while (pieces.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException _) {
            throw interrupted();
        }
        if (pieces.isEmpty()) {
            return -1;
        }
        byte[] piece = pieces.getFirst();
        int count = Math.min(most, piece.length - read);
        System.arraycopy(piece, read, into, at, count);
        read += count;
        if (read == piece.length) {
            pieces.removeFirst();
            bytes -= piece.length;
            read = 0;
            notifyAll();
        }
        return count;
    }

    private synchronized void end() {
        closed = true;
        notifyAll();
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException();
    }
}
