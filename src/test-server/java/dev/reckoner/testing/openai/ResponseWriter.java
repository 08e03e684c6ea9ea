package dev.reckoner.testing.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Writes answers to a connection, step by step.
final class ResponseWriter {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final CountDownLatch closing;
    private boolean headDue;
    private boolean chunked;

    ResponseWriter(Socket socket, InputStream in, OutputStream out, CountDownLatch closing) {
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.closing = closing;
    }

    /// True if the connection can take another request.
    boolean deliver(Delivery delivery) throws IOException, InterruptedException {
        headDue = true;
        chunked = delivery.length() < 0;
        for (Step step : delivery.steps()) {
            if (!take(step, delivery)) {
                return false;
            }
        }
        head(delivery);
        if (chunked) {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
        return true;
    }

    private boolean take(Step step, Delivery delivery) throws IOException, InterruptedException {
        switch (step) {
            case Step.Write(var bytes) -> {
                head(delivery);
                write(bytes);
            }
            case Step.Flush() -> {
                head(delivery);
                out.flush();
            }
            case Step.Pause(var duration) -> {
                out.flush();
                if (closing.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
            case Step.Hang() -> {
                out.flush();
                in.transferTo(OutputStream.nullOutputStream());
                return false;
            }
            case Step.Cut() -> {
                out.flush();
                return false;
            }
            case Step.Reset() -> {
                out.flush();
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                return false;
            }
        }
        return true;
    }

    private void write(byte[] bytes) throws IOException {
        if (chunked && bytes.length > 0) {
            out.write(
                    (Integer.toHexString(bytes.length) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write('\r');
            out.write('\n');
        } else {
            out.write(bytes);
        }
    }

    private void head(Delivery delivery) throws IOException {
        if (!headDue) {
            return;
        }
        headDue = false;
        var head = new StringBuilder("HTTP/1.1 ").append(delivery.status()).append(" \r\n");
        delivery.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (chunked) {
            head.append("transfer-encoding: chunked\r\n");
        } else {
            head.append("content-length: ").append(delivery.length()).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
