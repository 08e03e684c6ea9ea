package dev.reckoner.model.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on the loopback that writes bytes of the test's own, whatever the request.
public final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Writing writing;
    private final CountDownLatch closed = new CountDownLatch(1);
    final CountDownLatch asked = new CountDownLatch(1);

    /// Counted down when the client has closed its connection.
    final CountDownLatch left = new CountDownLatch(1);

    final AtomicInteger connections = new AtomicInteger();

    /// How many connections were opened so far.
    public int connections() {
        return connections.get();
    }

    public interface Writing {
        void to(Out out) throws IOException, InterruptedException;
    }

    public RawServer(Writing writing) {
        this.writing = writing;
        try {
            socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
    }

    /// What the client gets.
    public record Out(OutputStream bytes, CountDownLatch closed) {

        public Out write(String text) throws IOException {
            bytes.write(text.getBytes(StandardCharsets.UTF_8));
            bytes.flush();
            return this;
        }

        /// A head with neither length nor chunks: its body ends with the connection.
        Out head(int status, String... headers) throws IOException {
            write("HTTP/1.1 " + status + " x\r\nConnection: close\r\n");
            for (String header : headers) {
                write(header + "\r\n");
            }
            return write("\r\n");
        }

        Out stream() throws IOException {
            return head(200, "Content-Type: text/event-stream");
        }

        Out chunk(String text) throws IOException {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            return write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
        }

        /// Until the server is closed.
        void hang() throws InterruptedException {
            closed.await();
        }
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            closed.countDown();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            while (request(connection)) {
                asked.countDown();
                Thread.ofVirtual().start(() -> answer(connection));
            }
            left.countDown();
        } catch (IOException _) {
            left.countDown();
        }
    }

    private void answer(Socket connection) {
        try {
            writing.to(new Out(connection.getOutputStream(), closed));
        } catch (IOException _) {
            // the client has gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads a request to its end.
    ///
    /// @return whether there was one
    private static boolean request(Socket connection) throws IOException {
        var in = connection.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        var length = head.toString().toLowerCase(Locale.ROOT).split("content-length: ");
        if (length.length > 1) {
            in.readNBytes(Integer.parseInt(length[1].split("\r\n")[0]));
        }
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
