package dev.reckoner.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.docker.engine.ImageName;
import dev.reckoner.task.Remedy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// What is said where there is no engine, or it has no image. A small server takes the place of an
/// engine.
class MissingEngineTest {

    private static final Remedy START_ONE =
            new Remedy.ChangeMachine("start a Docker or Podman engine, or set DOCKER_HOST");

    @TempDir private Path folder;

    private static SandboxUnavailable failure(String host) {
        return catchThrowableOfType(
                SandboxUnavailable.class,
                () ->
                        DockerSandbox.start(SandboxLimits.DEFAULT, Map.of("DOCKER_HOST", host))
                                .close());
    }

    @Test
    void aSocketThatDoesNotExistIsNamed() {
        var failure = failure("unix://" + folder.resolve("engine.sock"));

        assertThat(failure)
                .hasMessageStartingWith(
                        "the engine at unix://"
                                + folder.resolve("engine.sock")
                                + " does not answer: ");
        assertThat(failure.remedies()).containsExactly(START_ONE);
    }

    @Test
    void aHostOfAnotherKindIsRefused() {
        assertThat(failure("ssh://me@server"))
                .hasMessage(
                        "DOCKER_HOST is ssh://me@server, expected unix://PATH or tcp://HOST:PORT");
    }

    @Test
    void anEngineWithoutTheImageIsToldHowToGetIt() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    boolean ping = exchange.getRequestURI().getPath().equals("/_ping");
                    byte[] body =
                            (ping ? "OK" : "{\"message\":\"No such image\"}")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(ping ? 200 : 404, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try {
            var host = "tcp://127.0.0.1:" + server.getAddress().getPort();

            var failure = failure(host);

            assertThat(failure).hasMessage("no image %s at %s".formatted(ImageName.OWN, host));
            assertThat(failure.remedies()).containsExactly(new Remedy.BuildImage());
        } finally {
            server.stop(0);
        }
    }
}
