package dev.reckoner.sandbox.local.setup;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.CacheFolder;
import dev.reckoner.sandbox.host.DeleteTree;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;
import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/// Makes the library of the local sandbox: the pinned packages of
/// `sandbox/local/install/requirements.lock`, by hash, as wheels, in a folder of their own. It also
/// writes the sandbox's scripts, so that other users need to write nothing to use what root has
/// installed.
///
/// It works in a temporary folder, where pip also keeps its temporary files, and renames that
/// folder at the end, so that a library exists completely or not at all. What pip had fetched
/// before it was stopped is in pip's own cache the next time.
public final class InstallLibrary {

    private static final String UNFINISHED = ".library-";
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Duration PROBE_LIMIT = Duration.ofMinutes(5);

    private final LocalCache folder;
    private final Map<String, String> environment;
    private final Consumer<String> progress;

    private InstallLibrary(
            LocalCache folder, Map<String, String> environment, Consumer<String> progress) {
        this.folder = folder;
        this.environment = environment;
        this.progress = progress;
    }

    /// Does nothing where it has been done.
    ///
    /// @param environment `RECKONER_CACHE` or `XDG_CACHE_HOME` says where to, `RECKONER_PYTHON` for
    ///   which Python
    /// @param progress receives a line per step
    /// @return the folder of the libraries
    /// @throws SandboxUnavailable if this machine lacks something, or a package cannot be had; the
    ///   message says what
    public static Path install(Map<String, String> environment, Consumer<String> progress)
            throws InterruptedException {
        var installation = new InstallLibrary(LocalCache.of(environment), environment, progress);
        try {
            Files.createDirectories(installation.folder.own());
            Path lock = installation.folder.own().resolve("install.lock");
            try (var channel =
                            FileChannel.open(
                                    lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                Path site = installation.run();
                SandboxScripts.in(installation.folder);
                return site;
            }
        } catch (IOException e) {
            throw CacheFolder.notWritable(installation.folder.own(), e);
        }
    }

    private Path run() throws IOException, InterruptedException {
        Path place = folder.own().resolve("library-" + digest());
        Path site = place.resolve("site");
        Path description = folder.own().resolve(PythonLibrary.DESCRIPTION);
        Optional<PythonLibrary> present =
                PythonLibrary.whole(description).filter(library -> library.site().equals(site));
        if (present.isPresent()) {
            progress.accept("already installed: " + present.get().summary());
            return site;
        }
        sweep();
        Path fresh = Files.createTempDirectory(folder.own(), UNFINISHED);
        try {
            make(fresh, site);
            replace(fresh, place, description);
        } finally {
            DeleteTree.at(fresh);
        }
        progress.accept("installed: " + PythonLibrary.read(description).summary());
        return site;
    }

    /// Removes what killed installations have left: first a pip, which goes on without its
    /// installation, then the folder. The lock keeps other installations out.
    private void sweep() throws IOException, InterruptedException {
        try (var left = Files.newDirectoryStream(folder.own(), UNFINISHED + "*")) {
            for (Path each : left) {
                while (killed(each)) {
                    Thread.sleep(10);
                }
                DeleteTree.at(each);
            }
        }
    }

    /// Whether a pip was killed that was started to fill this folder. A process that has ended has
    /// no command line, even before it is reaped.
    private static boolean killed(Path unfinished) {
        return ProcessHandle.allProcesses()
                        .filter(each -> fills(each, unfinished.getFileName().toString()))
                        .filter(ProcessHandle::destroyForcibly)
                        .count()
                > 0;
    }

    private static boolean fills(ProcessHandle process, String name) {
        try {
            String command = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
            return command.contains("pip") && command.contains(name);
        } catch (IOException _) {
            return false;
        }
    }

    private void make(Path fresh, Path site) throws IOException, InterruptedException {
        Interpreter interpreter = Interpreter.find(environment, fresh);
        Path lock =
                Files.writeString(
                        fresh.resolve("requirements.lock"),
                        SandboxScripts.text("local/install/requirements.lock"));
        Path target = Files.createDirectory(fresh.resolve("site"));
        progress.accept(
                "installing the libraries of sandbox/local/install/requirements.lock for "
                        + interpreter.path()
                        + ": about 150 MB"
                        + " to fetch, 650 MB on disk");
        Path scratch = Files.createDirectory(fresh.resolve("tmp"));
        Map<String, String> given = new HashMap<>(HostEnvironment.PIP.of(environment));
        given.put("TMPDIR", scratch.toString());
        List<String> words = new ArrayList<>(interpreter.pip());
        words.addAll(
                List.of(
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--root-user-action=ignore"));
        words.addAll(List.of("--no-deps", "--require-hashes", "--only-binary=:all:"));
        words.addAll(List.of("--target", target.toString(), "--requirement", lock.toString()));
        var pip = new HostCommand(words, given).run(LIMIT);
        if (!pip.succeeded()) {
            throw new SandboxUnavailable(
                    OneLine.joined(
                            "pip could not install the libraries: " + pip.lastLine(),
                            "check that a package index can be reached, and install again: that"
                                    + " continues with what was fetched"));
        }
        describe(interpreter, fresh, target, site);
    }

    private void describe(Interpreter interpreter, Path fresh, Path target, Path site)
            throws IOException, InterruptedException {
        progress.accept("importing each, and listing the shared objects they need");
        Path probe =
                Files.writeString(
                        fresh.resolve("probe.py"), SandboxScripts.text("local/install/probe.py"));
        var probed =
                new HostCommand(
                                List.of(
                                        interpreter.path().toString(),
                                        "-I",
                                        probe.toString(),
                                        target.toString(),
                                        site.toString()),
                                HostEnvironment.PLAIN.of(environment))
                        .run(PROBE_LIMIT);
        if (!probed.succeeded()) {
            throw new SandboxUnavailable(
                    "the libraries were installed but cannot be imported by " + interpreter.path());
        }
        Files.writeString(fresh.resolve(PythonLibrary.DESCRIPTION), probed.output());
    }

    private static void replace(Path fresh, Path place, Path description) throws IOException {
        DeleteTree.at(place);
        DeleteTree.at(fresh.resolve("pip"));
        DeleteTree.at(fresh.resolve("tmp"));
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        Path copy =
                Files.copy(
                        place.resolve(PythonLibrary.DESCRIPTION),
                        description.resolveSibling(".library.json"),
                        StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                copy,
                description,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String digest() {
        var digest = new CRC32();
        for (String name : List.of("local/install/requirements.lock", "local/install/probe.py")) {
            digest.update(SandboxScripts.text(name).getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(digest.getValue());
    }
}
