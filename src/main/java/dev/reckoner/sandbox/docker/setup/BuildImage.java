package dev.reckoner.sandbox.docker.setup;

import com.github.dockerjava.api.exception.NotFoundException;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.docker.engine.Engine;
import dev.reckoner.sandbox.docker.engine.ImageName;
import dev.reckoner.sandbox.local.setup.LocalCache;
import dev.reckoner.sandbox.local.setup.PythonLibrary;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.IoReason;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Builds the image of the docker sandbox from the library of the local one, and hands it to the
/// engine. No container registry is asked for anything.
public final class BuildImage {

    /// Does nothing where the engine has the image for this version of the program.
    ///
    /// @param environment says where the library is, and where the engine
    /// @param progress receives a line per step
    /// @return the name of the image
    /// @throws SandboxUnavailable if there is no library, or no engine, or the engine refuses
    public static String build(Map<String, String> environment, Consumer<String> progress) {
        PythonLibrary library = PythonLibrary.find(LocalCache.of(environment));
        try (Engine engine = Engine.find(environment)) {
            if (isThere(engine)) {
                progress.accept("already built: " + ImageName.OWN);
                return ImageName.OWN;
            }
            progress.accept("building %s with %s".formatted(ImageName.OWN, library.summary()));
            ImageArchive archive = ImageArchive.of(library, architecture(engine));
            progress.accept("handing it to the engine at " + engine.host());
            load(engine, archive);
            if (!isThere(engine)) {
                throw new SandboxUnavailable(
                        "the engine at %s took the image and does not have it"
                                .formatted(engine.host()),
                        new Remedy.ReportFault());
            }
            progress.accept("built: " + ImageName.OWN);
            return ImageName.OWN;
        } catch (IOException e) {
            throw new SandboxUnavailable(
                    "the image could not be made of " + library.site() + ": " + IoReason.of(e),
                    e,
                    new Remedy.InstallLibrary());
        }
    }

    private static boolean isThere(Engine engine) {
        return engine.ask(
                "does not say whether it has the image",
                () -> {
                    try {
                        return Optional.ofNullable(
                                        engine.client()
                                                .inspectImageCmd(ImageName.OWN)
                                                .exec()
                                                .getId())
                                .isPresent();
                    } catch (NotFoundException _) {
                        return false;
                    }
                });
    }

    /// @throws SandboxUnavailable if the engine runs programs of another processor than this
    ///   machine's, whose Python the image gets
    private static String architecture(Engine engine) {
        String own =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64";
                    case String other -> other;
                };
        String asked =
                engine.ask(
                        "does not say what it runs on",
                        () -> String.valueOf(engine.client().versionCmd().exec().getArch()));
        if (!asked.equals(own)) {
            throw new SandboxUnavailable(
                    "the engine at %s is for %s, and the Python of this machine for %s"
                            .formatted(engine.host(), asked, own),
                    new Remedy.ChangeMachine(
                            "build the image on a machine like the engine's, and use docker save"
                                    + " and docker load"));
        }
        return own;
    }

    private static void load(Engine engine, ImageArchive archive) throws IOException {
        var pipe = Pipe.open();
        var failure = new AtomicReference<IOException>();
        Thread.ofPlatform()
                .daemon()
                .name("reckoner-image")
                .start(() -> {
                    try (var out = Channels.newOutputStream(pipe.sink())) {
                        archive.write(out);
                    } catch (IOException e) {
                        failure.set(e);
                    }
                });
        try (InputStream in = Channels.newInputStream(pipe.source())) {
            engine.ask("does not take the image", () -> engine.streams().loadImageCmd(in).exec());
        } catch (SandboxUnavailable refused) {
            Optional.ofNullable(failure.get()).ifPresent(refused::addSuppressed);
            throw refused;
        }
    }

    private BuildImage() {}
}
