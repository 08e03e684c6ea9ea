package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.reckoner.model.Requests;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.testing.openai.Http2Front;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// HTTP/2 over TLS, to a server that allows few streams on a connection.
class Http2Test {

    private static final int STREAMS = 2;
    private static final int CALLS = 9;

    @TempDir private Path folder;

    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch answering = new CountDownLatch(1);

    /// All calls are under way at once before the first is answered. Each is made when the one
    /// before it has arrived, so that it finds the connection that is there.
    @Test
    @Timeout(20)
    void moreCallsThanStreamsAreAllAnsweredAndNoneIsALostConnection() throws Exception {
        Path certificate = folder.resolve("certificate.p12");
        var backend = backend();
        try (var front = Http2Front.before(url(backend), certificate, STREAMS);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var server = Server.of(front.url().toString(), null);
            var transport =
                    new HttpTransport(
                            server,
                            host(certificate),
                            InstantSource.system(),
                            HttpTransport.Patience.USUAL);
            var calls = new ArrayList<Future<HttpResult>>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(
                        threads.submit(
                                () -> transport.get(server.models(), Duration.ofMinutes(1))));
                arrived.acquire();
            }
            answering.countDown();

            var result = new ArrayList<HttpResult>();
            for (var call : calls) {
                result.add(call.get());
            }
            HttpResult fine = new Body(Requests.json("{\"protocol\": \"HTTP/2.0\"}"), null);
            assertThat(result).isEqualTo(Collections.nCopies(CALLS, fine));
        } finally {
            backend.stop(0);
        }
    }

    private HttpServer backend() throws Exception {
        var backend =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        backend.createContext(
                "/v1/models",
                exchange -> {
                    arrived.release();
                    try {
                        answering.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    String protocol = exchange.getRequestHeaders().getFirst(Http2Front.PROTOCOL);
                    byte[] body =
                            "{\"protocol\": \"%s\"}"
                                    .formatted(protocol)
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        backend.start();
        return backend;
    }

    private static URI url(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static SharedHost host(Path certificate) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(certificate)) {
            keys.load(in, Http2Front.PASSWORD.toCharArray());
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null);
        trusted.setCertificateEntry("front", keys.getCertificate("front"));
        trust.init(trusted);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        var clients = new HttpClients(() -> HttpClient.newBuilder().sslContext(tls).build());
        return new SharedHost(clients, new RateLimiter(System::nanoTime));
    }
}
