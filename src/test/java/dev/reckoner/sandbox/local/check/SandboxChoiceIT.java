package dev.reckoner.sandbox.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.doctor.SandboxChoice;
import dev.reckoner.sandbox.local.setup.LocalCache;
import dev.reckoner.sandbox.local.setup.PythonLibrary;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What `--sandbox auto` takes where bubblewrap breaks after the local sandbox has passed its
/// checks. A script that is first on the `PATH` stands for bubblewrap; it works until a file
/// appears.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SandboxChoiceIT {

    private static final String REFUSED = "No permissions to create a new namespace";

    @TempDir private Path folder;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void putAScriptInThePlaceOfBubblewrap() throws IOException {
        forEverybody(folder);
        var programs = forEverybody(Files.createDirectory(folder.resolve("bin")));
        install(
                programs,
                """
                if [ -e '%s' ]; then echo 'bwrap: %s' >&2; exit 1; fi
                exec "$REAL" "$@"
                """
                        .replace("\"$REAL\"", realBubblewrap().toString())
                        .formatted(folder.resolve("broken"), REFUSED));
        var cache = forEverybody(Files.createDirectory(folder.resolve("cache")));
        Files.copy(
                LocalCache.of(System.getenv()).descriptions().getFirst(),
                cache.resolve(PythonLibrary.DESCRIPTION));
        environment = new HashMap<>(System.getenv());
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
        environment.put("RECKONER_CACHE", cache.toString());
    }

    private static Path forEverybody(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void install(Path programs, String script) throws IOException {
        var file = Files.writeString(programs.resolve("bwrap"), "#!/bin/sh\n" + script);
        forEverybody(file);
    }

    private static Path realBubblewrap() {
        for (var each : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(each, "bwrap"))) {
                return Path.of(each, "bwrap");
            }
        }
        throw new IllegalStateException("no bwrap on " + System.getenv("PATH"));
    }

    private SandboxChoice choice() throws InterruptedException {
        var choice = SandboxChoice.of(SandboxLimits.DEFAULT, environment);
        if (choice instanceof SandboxChoice.Local(var sandbox)) {
            sandbox.close();
        }
        return choice;
    }

    @Test
    void aBubblewrapThatBreaksAfterTheVerdictLeadsToGraalPyWithTheReason() throws Exception {
        assertThat(choice()).isInstanceOf(SandboxChoice.Local.class);
        Files.createFile(folder.resolve("broken"));

        var first = (SandboxChoice.GraalPy) choice();
        var second = (SandboxChoice.GraalPy) choice();

        assertThat(first.obstacle().name()).isEqualTo("start");
        assertThat(first.obstacle().found()).contains(REFUSED);
        assertThat(second.obstacle().name())
                .as("the verdict is forgotten and the checks are made again")
                .isEqualTo("bubblewrap");
    }

    @Test
    void anotherBubblewrapOnThePathIsCheckedAnew() throws Exception {
        assertThat(choice()).isInstanceOf(SandboxChoice.Local.class);
        install(folder.resolve("bin"), "echo 'bwrap: illegal instruction' >&2; exit 132\n");

        var choice = (SandboxChoice.GraalPy) choice();

        assertThat(choice.obstacle().name()).isEqualTo("bubblewrap");
        assertThat(choice.obstacle().found()).endsWith("bwrap: illegal instruction");
    }
}
