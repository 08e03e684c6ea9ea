package dev.reckoner.testing.openai;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// HTTP/2 over TLS in front of a server that speaks plain HTTP/1.1, as providers have it: each
/// connection has a limited number of streams.
public final class Http2Front implements AutoCloseable {

    public static final String PASSWORD = "changeit";

    /// The header that tells the backend what the front was spoken to in.
    public static final String PROTOCOL = "X-Front-Protocol";

    private static final Set<String> OF_A_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "host",
                    "transfer-encoding",
                    "expect",
                    "upgrade");

    private final Server server;
    private final int port;

    private Http2Front(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /// @param backend without a path
    /// @param certificate a key store; made where there is none
    /// @param streams at a time on one connection
    public static Http2Front before(URI backend, Path certificate, int streams) throws Exception {
        if (Files.notExists(certificate)) {
            certify(certificate);
        }
        var config = new HttpConfiguration();
        var http2 = new HTTP2ServerConnectionFactory(config);
        http2.setMaxConcurrentStreams(streams);
        var http1 = new HttpConnectionFactory(config);
        var alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        var ssl = new SslContextFactory.Server();
        ssl.setKeyStorePath(certificate.toString());
        ssl.setKeyStorePassword(PASSWORD);
        var tls = new SslConnectionFactory(ssl, alpn.getProtocol());
        var server = new Server(new VirtualThreadPool());
        var connector = new ServerConnector(server, tls, alpn, http2, http1);
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(600_000);
        server.addConnector(connector);
        server.setHandler(new Forward(backend));
        server.start();
        return new Http2Front(server, connector.getLocalPort());
    }

    public URI url() {
        return URI.create("https://localhost:" + port);
    }

    private static void certify(Path file) throws IOException, InterruptedException {
        var keytool =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        "-genkeypair",
                                        "-alias",
                                        "front",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=localhost",
                                        "-ext",
                                        "SAN=dns:localhost,ip:127.0.0.1",
                                        "-storetype",
                                        "PKCS12",
                                        "-keystore",
                                        file.toString(),
                                        "-storepass",
                                        PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate: " + said);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /// Passes requests on, and their responses back as they come.
    private static final class Forward extends Handler.Abstract {

        private final URI backend;
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        Forward(URI backend) {
            this.backend = backend;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            byte[] body;
            try (var in = Content.Source.asInputStream(request)) {
                body = in.readAllBytes();
            }
            var forwarded =
                    HttpRequest.newBuilder(backend.resolve(request.getHttpURI().getPathQuery()))
                            .method(request.getMethod(), BodyPublishers.ofByteArray(body));
            request.getHeaders().stream()
                    .filter(field -> !OF_A_CONNECTION.contains(field.getLowerCaseName()))
                    .forEach(field -> forwarded.header(field.getName(), field.getValue()));
            forwarded.header(PROTOCOL, request.getConnectionMetaData().getHttpVersion().asString());
            var heard = http.send(forwarded.build(), BodyHandlers.ofInputStream());
            answer(heard, response);
            callback.succeeded();
            return true;
        }

        private static void answer(HttpResponse<InputStream> heard, Response response)
                throws IOException {
            response.setStatus(heard.statusCode());
            heard.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (!OF_A_CONNECTION.contains(name) && !name.startsWith(":")) {
                            values.forEach(value -> response.getHeaders().add(name, value));
                        }
                    });
            try (var in = heard.body();
                    var out = Content.Sink.asOutputStream(response)) {
                var buffer = new byte[16_384];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        }
    }
}
