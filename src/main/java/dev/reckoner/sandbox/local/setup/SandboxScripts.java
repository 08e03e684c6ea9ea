package dev.reckoner.sandbox.local.setup;

import dev.reckoner.sandbox.host.CacheFolder;
import dev.reckoner.text.Resource;
import dev.reckoner.text.Sha256;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The Python scripts under `sandbox/`. They are in the jar, and are written to files so that
/// bubblewrap can show them in the sandbox.
public final class SandboxScripts {

    private static final List<String> NAMES =
            List.of(
                    "common/cells.py",
                    "docker/container.py",
                    "docker/container_groups.py",
                    "docker/start.py",
                    "local/cgroups.py",
                    "local/frames.py",
                    "local/session/huge_pages.py",
                    "local/session/isolation.py",
                    "local/session/matplotlib_figures.py",
                    "local/session/pools.py",
                    "local/session/random_state.py",
                    "local/session/worker.py",
                    "local/session/zygote.py",
                    "local/supervisor/leftovers.py",
                    "local/supervisor/memory.py",
                    "local/supervisor/output.py",
                    "local/supervisor/processes.py",
                    "local/supervisor/session.py",
                    "local/supervisor/signal_policy.py",
                    "local/supervisor/supervisor.py",
                    "local/supervisor/untrusted.py",
                    "seccomp.txt");

    /// Their paths below `sandbox/`.
    public static List<String> names() {
        return NAMES;
    }

    public static String text(String name) {
        return Resource.text("sandbox/" + name);
    }

    /// The folder that holds them, made if there is none. Its name is a digest of their content, so
    /// that two versions do not mix.
    public static Path in(LocalCache folder) {
        String name = "scripts-" + digest();
        return folder.places().stream()
                .map(place -> place.resolve(name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseGet(() -> make(folder, folder.own().resolve(name)));
    }

    private static Path make(LocalCache folder, Path scripts) {
        try {
            Files.createDirectories(folder.own());
            Path fresh = Files.createTempDirectory(folder.own(), ".scripts-");
            for (String name : NAMES) {
                Path file = fresh.resolve(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text(name));
            }
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, scripts, StandardCopyOption.ATOMIC_MOVE);
            return scripts;
        } catch (FileAlreadyExistsException _) {
            return scripts;
        } catch (IOException e) {
            if (Files.isDirectory(scripts)) {
                return scripts;
            }
            throw CacheFolder.notWritable(folder.own(), e);
        }
    }

    public static String digest() {
        var all = new StringBuilder();
        NAMES.forEach(name -> all.append(name).append('\n').append(text(name)));
        return Sha256.of(all.toString()).substring(0, 16);
    }

    private SandboxScripts() {}
}
