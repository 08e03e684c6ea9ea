package dev.reckoner.model.http.body;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lets a thread read the body of an HTTP response in pieces, with a time limit for each piece.
public final class BodySubscriber
        implements Chunks, Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

    private static final byte[] END = {};

    private final LinkedBlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private Flow.@Nullable Subscription subscription;
    private boolean closed;

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (closed) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        int size = buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        if (size == 0) {
            more();
            return;
        }
        var bytes = new byte[size];
        int at = 0;
        for (ByteBuffer buffer : buffers) {
            int length = buffer.remaining();
            buffer.get(bytes, at, length);
            at += length;
        }
        arrived.add(bytes);
    }

    @Override
    public void onError(Throwable error) {
        arrived.add(error);
    }

    @Override
    public void onComplete() {
        arrived.add(END);
    }

    @Override
    public byte @Nullable [] next(Duration within) throws IOException, InterruptedException {
        Object next = arrived.poll(Math.max(0, within.toNanos()), TimeUnit.NANOSECONDS);
        if (next instanceof byte[] bytes) {
            more();
            return bytes;
        }
        if (next instanceof Throwable lost) {
            throw lost instanceof IOException io ? io : new IOException(lost);
        }
        return null;
    }

    private synchronized void more() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    public synchronized boolean subscribed() {
        return subscription != null;
    }

    /// Releases the connection, immediately or as soon as it is open.
    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
