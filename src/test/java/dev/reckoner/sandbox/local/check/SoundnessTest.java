package dev.reckoner.sandbox.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.local.setup.LocalCache;
import dev.reckoner.sandbox.local.setup.PythonLibrary;
import dev.reckoner.task.Remedy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When the walls are tried, and when an earlier answer is taken. In doubt they are tried.
class SoundnessTest {

    private static final DoctorCheck HOLDS =
            DoctorCheck.pass("local", "network", "no socket can be made");
    private static final DoctorCheck LACKS =
            DoctorCheck.note("local", "landlock", "not in this kernel");
    private static final DoctorCheck BROKEN =
            DoctorCheck.fail("local", "network", "a socket was made", new Remedy.ReportFault());

    @TempDir private Path cache;

    private LocalCache folder;
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private List<DoctorCheck> walls = List.of(HOLDS, LACKS);
    private int tried;

    @BeforeEach
    void install() throws IOException {
        folder = LocalCache.of(Map.of("RECKONER_CACHE", cache.toString()));
        Files.createDirectories(folder.own());
        Files.writeString(folder.own().resolve(PythonLibrary.DESCRIPTION), "{}");
    }

    private Optional<DoctorCheck> obstacle() throws InterruptedException {
        return new Soundness(
                        folder,
                        () -> {
                            tried++;
                            return walls;
                        },
                        () -> now)
                .obstacle();
    }

    @Test
    void wallsThatHoldAreTriedOnceADay() throws InterruptedException {
        assertThat(obstacle()).isEmpty();
        assertThat(obstacle()).isEmpty();
        assertThat(tried).isEqualTo(1);

        now = now.plus(Duration.ofDays(1));

        assertThat(obstacle()).isEmpty();
        assertThat(tried).isEqualTo(2);
    }

    @Test
    void aWallThatDoesNotHoldIsTriedEveryTime() throws InterruptedException {
        walls = List.of(HOLDS, BROKEN);

        assertThat(obstacle()).contains(BROKEN);
        assertThat(obstacle()).contains(BROKEN);
        assertThat(tried).isEqualTo(2);
    }

    @Test
    void anotherLibraryIsAnotherBox() throws IOException, InterruptedException {
        obstacle();
        Files.writeString(
                folder.own().resolve(PythonLibrary.DESCRIPTION), "{\"version\": \"3.12.1\"}");
        walls = List.of(BROKEN);

        assertThat(obstacle()).contains(BROKEN);
    }

    @Test
    void whatIsRememberedMustBeWholeToBeBelieved() throws IOException, InterruptedException {
        obstacle();
        try (var all = Files.newDirectoryStream(folder.own(), "sound-*")) {
            for (Path file : all) {
                Files.writeString(file, "9999-01-01T00:00:00Z\n");
            }
        }
        walls = List.of(BROKEN);

        assertThat(obstacle()).contains(BROKEN);
    }

    @Test
    void withoutALibraryNothingIsTried() throws IOException, InterruptedException {
        Files.delete(folder.own().resolve(PythonLibrary.DESCRIPTION));

        assertThat(obstacle())
                .contains(
                        DoctorCheck.fail(
                                "local",
                                "library",
                                "no library is installed",
                                new Remedy.InstallLibrary()));
        assertThat(tried).isZero();
    }
}
