package dev.reckoner.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.docker.engine.Engine;
import dev.reckoner.sandbox.host.OutputTail;
import dev.reckoner.sandbox.supervisor.SupervisorProcess;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// A container with the supervisor of one session. The engine carries its three standard streams
/// over one connection, and closes the container's input where that connection ends: the container
/// ends with this program.
final class SessionContainer implements SupervisorProcess {

    private static final int STDERR_CHARS = 4_000;
    private static final int ATTACH_SECONDS = 20;

    private final Engine engine;
    private final String id;
    private final BytePipe requests = new BytePipe();
    private final BytePipe answers = new BytePipe();
    private final BytePipe complaints = new BytePipe();
    private final OutputTail errors = OutputTail.of(complaints.in(), STDERR_CHARS);

    /// The threads of connections. One of them fails where it has something to send to a container
    /// that has ended, which is no news.
    private static final ThreadGroup CONNECTIONS =
            new ThreadGroup("reckoner-containers") {

                @Override
                public void uncaughtException(Thread thread, Throwable thrown) {}
            };

    /// Receives what the container writes, on a thread of the connection.
    private final class Attachment extends ResultCallback.Adapter<Frame> {

        @Override
        public void onNext(Frame frame) {
            BytePipe pipe = frame.getStreamType() == StreamType.STDOUT ? answers : complaints;
            try {
                pipe.out().write(frame.getPayload());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onError(Throwable thrown) {
            errors.add(String.valueOf(thrown.getMessage()));
            super.onError(thrown);
        }

        @Override
        public void close() throws IOException {
            super.close();
            answers.out().close();
            complaints.out().close();
        }
    }

    private SessionContainer(Engine engine, String id) {
        this.engine = engine;
        this.id = id;
    }

    /// Makes the container, connects to its streams, starts it.
    static SessionContainer start(Engine engine, ContainerSettings settings) {
        String id =
                engine.ask(
                        "makes no container",
                        () ->
                                settings.in(
                                                engine.client()
                                                        .createContainerCmd(settings.image().id()))
                                        .exec()
                                        .getId());
        var container = new SessionContainer(engine, id);
        boolean started = false;
        try {
            container.attach();
            engine.ask(
                    "does not start a container",
                    () -> engine.client().startContainerCmd(id).exec());
            started = true;
            return container;
        } finally {
            if (!started) {
                container.kill();
            }
        }
    }

    private void attach() {
        var attachment = new Attachment();
        var request =
                engine.streams()
                        .attachContainerCmd(id)
                        .withStdIn(requests.in())
                        .withStdOut(true)
                        .withStdErr(true)
                        .withFollowStream(true);
        new Thread(CONNECTIONS, () -> request.exec(attachment), "reckoner-container").start();
        try {
            if (!attachment.awaitStarted(ATTACH_SECONDS, TimeUnit.SECONDS)) {
                throw new SandboxUnavailable(
                        "the engine at %s did not connect to a container within %s s"
                                .formatted(engine.host(), ATTACH_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxUnavailable("interrupted while a container was started", e);
        }
    }

    @Override
    public OutputStream requests() {
        return requests.out();
    }

    @Override
    public InputStream answers() {
        return answers.in();
    }

    @Override
    public OutputTail errors() {
        return errors;
    }

    /// The engine answers once the container is removed.
    @Override
    public void end() {
        kill();
    }

    @Override
    public void kill() {
        try (var _ = requests.out()) {
            engine.client().removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
        } catch (NotFoundException | ConflictException _) {
            return; // it has ended, and the engine has removed it or is about to
        } catch (RuntimeException | IOException broken) {
            errors.add(String.valueOf(broken.getMessage()));
        }
    }
}
