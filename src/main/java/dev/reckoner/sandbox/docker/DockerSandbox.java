package dev.reckoner.sandbox.docker;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.docker.engine.Engine;
import dev.reckoner.sandbox.supervisor.SupervisedSession;
import dev.reckoner.sandbox.supervisor.SupervisorConnection;
import dev.reckoner.sandbox.supervisor.SupervisorSettings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// CPython in containers of a Docker-compatible engine, a container for each session. A sandbox is
/// safe for use by many threads.
public final class DockerSandbox implements Sandbox {

    /// `description().kind()`.
    public static final String KIND = "docker";

    private final Engine engine;
    private final ContainerSettings settings;
    private final Containers containers;

    private DockerSandbox(Engine engine, ContainerSettings settings) {
        this.engine = engine;
        this.settings = settings;
        this.containers = new Containers(this::container);
    }

    /// Finds the engine and the image, removes what dead programs have left, and begins to start
    /// the container of the first session.
    ///
    /// @param environment says where the engine is: `DOCKER_HOST`, else the usual sockets
    /// @throws SandboxUnavailable if there is no engine, or it has no image for this version
    public static DockerSandbox start(SandboxLimits limits, Map<String, String> environment) {
        Engine engine = Engine.find(environment);
        boolean started = false;
        try {
            SandboxImage image = SandboxImage.of(engine);
            Sweep.run(engine);
            int processors =
                    engine.ask(
                            "does not say how many processors it has",
                            () ->
                                    Optional.ofNullable(engine.client().infoCmd().exec().getNCPU())
                                            .orElse(1));
            var sandbox =
                    new DockerSandbox(engine, new ContainerSettings(image, limits, processors));
            sandbox.containers.prepare();
            started = true;
            return sandbox;
        } finally {
            if (!started) {
                engine.close();
            }
        }
    }

    /// What [#start] would start, without starting a container.
    ///
    /// @throws SandboxUnavailable as [#start] does
    public static Description installed(Map<String, String> environment) {
        try (var engine = Engine.find(environment)) {
            return SandboxImage.of(engine).description();
        }
    }

    private SupervisorConnection container() throws InterruptedException {
        return SupervisorConnection.start(
                KIND,
                () -> SessionContainer.start(engine, settings),
                SupervisorSettings.of(settings.limits(), settings.image().architecture(), true));
    }

    @Override
    public Session open(Consumer<String> printed) throws InterruptedException {
        SupervisorConnection container = containers.take();
        boolean open = false;
        try {
            var session =
                    SupervisedSession.open(container, settings.limits().memoryBytes(), printed);
            open = true;
            return new ContainerSession(session, () -> containers.end(container));
        } finally {
            if (!open) {
                containers.end(container);
            }
        }
    }

    private record ContainerSession(Session session, Runnable end) implements Session {

        @Override
        public Outcome run(String source, Duration limit) throws InterruptedException {
            return session.run(source, limit);
        }

        @Override
        public void close() {
            session.close();
            end.run();
        }
    }

    @Override
    public Description description() {
        return settings.image().description();
    }

    @Override
    public SandboxLimits limits() {
        return settings.limits();
    }

    @Override
    public void close() {
        containers.close();
        engine.close();
    }
}
