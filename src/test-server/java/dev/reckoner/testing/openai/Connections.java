package dev.reckoner.testing.openai;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// HTTP/1.1 on the loopback: a virtual thread a connection, which is kept alive until the client
/// closes it.
///
/// Our own, because the JDK's server neither resets a connection nor lies about a length nor writes
/// half a character when it is told to.
final class Connections implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final Ledger ledger;
    private final Function<Received, Delivery> handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Connections(int port, Ledger ledger, Function<Received, Delivery> handler) {
        this.ledger = ledger;
        this.handler = handler;
        try {
            server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        closing.countDown();
        drop(server);
        open.forEach(Connections::drop);
        threads.close();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                ledger.connected();
                open.add(socket);
                threads.submit(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (closing.getCount() == 0) {
                return;
            }
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            var out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            var reader = new RequestReader(in, out);
            var writer = new ResponseWriter(socket, in, out, closing);
            while (answer(reader, writer)) {}
        } catch (IOException _) {
            // the client has gone, or sent what is not HTTP
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private boolean answer(RequestReader reader, ResponseWriter writer)
            throws IOException, InterruptedException {
        Optional<Received> request = reader.next();
        if (request.isEmpty()) {
            return false;
        }
        ledger.begun(request.get());
        try {
            return writer.deliver(handler.apply(request.get()))
                    && !"close".equalsIgnoreCase(request.get().header("connection"));
        } finally {
            ledger.ended();
        }
    }

    private static void drop(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // it is closed
        }
    }
}
