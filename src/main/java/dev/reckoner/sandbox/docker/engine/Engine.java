package dev.reckoner.sandbox.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.task.Remedy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A Docker-compatible engine: Docker's own, or Podman's, which answers in the same way.
///
/// @param host where it is reached, such as `unix:///var/run/docker.sock`
/// @param client for requests that are answered soon
/// @param streams for requests whose answer goes on for as long as a container runs
public record Engine(String host, DockerClient client, DockerClient streams)
        implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final Duration FOR_EVER = Duration.ZERO;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final String LIBRARY = "com.github.docker-java:docker-java-core:3.7.1";
    private static final Remedy START_ONE =
            new Remedy.ChangeMachine("start a Docker or Podman engine, or set DOCKER_HOST");

    /// The engine that `DOCKER_HOST` names, else the first with a socket in one of the usual
    /// places.
    ///
    /// @throws SandboxUnavailable if there is none, or it does not answer
    public static Engine find(Map<String, String> environment) {
        return at(host(environment));
    }

    /// Whether an engine was named, or one of the usual sockets is there.
    public static boolean isExpected(Map<String, String> environment) {
        return !environment.getOrDefault("DOCKER_HOST", "").isBlank()
                || sockets(environment).stream().anyMatch(Files::exists);
    }

    /// One line for people: its version, and where it is.
    public String description() {
        return ask("does not say its version", () -> client.versionCmd().exec().getVersion())
                + " at "
                + host;
    }

    private static Engine at(String host) {
        try {
            var engine = new Engine(host, client(host, ANSWER_WITHIN), client(host, FOR_EVER));
            engine.ask("does not answer", () -> engine.client.pingCmd().exec());
            return engine;
        } catch (NoClassDefFoundError missing) {
            throw new SandboxUnavailable(
                    "docker-java (%s, and docker-java-transport-zerodep) is not on the class path"
                            .formatted(LIBRARY),
                    missing,
                    new Remedy.AddDependency(LIBRARY, "jar"));
        }
    }

    private static String host(Map<String, String> environment) {
        String chosen = environment.getOrDefault("DOCKER_HOST", "");
        if (!chosen.isBlank()) {
            if (!chosen.startsWith("unix://") && !chosen.startsWith("tcp://")) {
                throw new SandboxUnavailable(
                        "DOCKER_HOST is %s, expected unix://PATH or tcp://HOST:PORT"
                                .formatted(chosen),
                        new Remedy.ChangeMachine(
                                "forward the engine's socket to this machine (ssh -L), and name"
                                        + " it"));
            }
            return chosen;
        }
        List<Path> usual = sockets(environment);
        return usual.stream()
                .filter(Files::isWritable)
                .findFirst()
                .map(socket -> "unix://" + socket)
                .orElseThrow(() -> noSocket(usual));
    }

    private static List<Path> sockets(Map<String, String> environment) {
        List<Path> all = new ArrayList<>();
        all.add(Path.of("/var/run/docker.sock"));
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isBlank()) {
            all.add(Path.of(runtime, "docker.sock"));
            all.add(Path.of(runtime, "podman", "podman.sock"));
        }
        String home = environment.getOrDefault("HOME", "");
        if (!home.isBlank()) {
            all.add(Path.of(home, ".docker", "run", "docker.sock"));
        }
        all.add(Path.of("/run/podman/podman.sock"));
        return all;
    }

    private static SandboxUnavailable noSocket(List<Path> usual) {
        return usual.stream()
                .filter(Files::exists)
                .findFirst()
                .map(closed ->
                        new SandboxUnavailable(
                                "this user may not use the engine at " + closed,
                                new Remedy.ChangeMachine(
                                        "add the user to the group of that file, or set"
                                                + " DOCKER_HOST to a rootless engine")))
                .orElseGet(() ->
                        new SandboxUnavailable(
                                "no Docker or Podman engine: there is none of "
                                        + String.join(
                                                ", ", usual.stream().map(Path::toString).toList()),
                                START_ONE));
    }

    private static DockerClient client(String host, Duration patience) {
        var config =
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(host)
                        .withDockerTlsVerify(false)
                        .build();
        var http =
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(URI.create(host))
                        .maxConnections(MOST_CONNECTIONS)
                        .connectionTimeout(CONNECT_WITHIN)
                        .responseTimeout(patience)
                        .build();
        return DockerClientImpl.getInstance(config, http);
    }

    /// Asks the engine something.
    ///
    /// @param trouble what to say where that fails: `the engine at HOST TROUBLE: REASON`
    public <T> T ask(String trouble, Supplier<T> question) {
        try {
            return question.get();
        } catch (DockerException refused) {
            throw new SandboxUnavailable(
                    "the engine at %s %s: %s".formatted(host, trouble, reason(refused)), refused);
        } catch (RuntimeException broken) {
            throw new SandboxUnavailable(
                    "the engine at %s %s: %s".formatted(host, trouble, reason(broken)),
                    broken,
                    START_ONE);
        }
    }

    /// What an engine says is `Status 404: {"message":"no such image"}`.
    private static String reason(Throwable thrown) {
        Throwable first = thrown;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String message = String.valueOf(first.getMessage()).strip();
        return message.replaceFirst("(?s)^Status \\d+: \\{\"message\":\"(.*)\"\\}$", "$1");
    }

    @Override
    public void close() {
        close(client);
        close(streams);
    }

    private static void close(DockerClient client) {
        try {
            client.close();
        } catch (IOException _) {
            return;
        }
    }
}
