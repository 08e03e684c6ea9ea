package dev.reckoner.model.http.body;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// A body that is sent in the encoding `gzip`. Some proxies use it without being asked.
///
/// A piece that does not arrive in time ends the body: what was read of it is lost.
public final class UnzippedChunks implements Chunks {

    private static final int SIZE = 8192;

    private final Source source;
    private @Nullable InputStream unzipped;

    public UnzippedChunks(Chunks zipped) {
        this.source = new Source(zipped);
    }

    @Override
    public byte @Nullable [] next(Duration within) throws IOException, InterruptedException {
        source.end = System.nanoTime() + within.toNanos();
        try {
            if (unzipped == null) {
                unzipped = new GZIPInputStream(source, SIZE);
            }
            var bytes = new byte[SIZE];
            int length = unzipped.read(bytes);
            return Arrays.copyOf(bytes, Math.max(length, 0));
        } catch (Late _) {
            return null;
        } catch (IOException e) {
            if (e.getCause() instanceof InterruptedException interrupt) {
                throw interrupt;
            }
            throw e;
        }
    }

    /// Nothing arrived in time.
    private static final class Late extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// The pieces as one stream.
    private static final class Source extends InputStream {

        private final Chunks chunks;
        private byte[] chunk = {};
        private int at;
        private long end;

        Source(Chunks chunks) {
            this.chunks = chunks;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            if (at == chunk.length) {
                chunk = next();
                at = 0;
            }
            int length = Math.min(most, chunk.length - at);
            System.arraycopy(chunk, at, into, offset, length);
            at += length;
            return chunk.length == 0 ? -1 : length;
        }

        private byte[] next() throws IOException {
            try {
                byte[] next = chunks.next(Duration.ofNanos(end - System.nanoTime()));
                if (next == null) {
                    throw new Late();
                }
                return next;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
