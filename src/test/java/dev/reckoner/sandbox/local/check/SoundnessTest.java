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
import java.util.Optional;

/// When the checks are made, and when an earlier pass is enough. In doubt they are made.
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
    private List<DoctorCheck> checks = List.of(HOLDS, LACKS);
    private String machine = "this one";
    private int made;

    @BeforeEach
    void install() throws IOException {
        folder = new LocalCache(cache, List.of(cache));
        Files.createDirectories(folder.own());
        Files.writeString(folder.own().resolve(PythonLibrary.DESCRIPTION), "{}");
    }

    private Soundness soundness() {
        return new Soundness(
                folder,
                machine,
                () -> {
                    made++;
                    return checks;
                },
                () -> now);
    }

    private Optional<DoctorCheck> obstacle() throws InterruptedException {
        return soundness().obstacle();
    }

    @Test
    void checksThatPassAreMadeOnceADay() throws InterruptedException {
        assertThat(obstacle()).isEmpty();
        assertThat(obstacle()).isEmpty();
        assertThat(made).isEqualTo(1);

        now = now.plus(Duration.ofDays(1));

        assertThat(obstacle()).isEmpty();
        assertThat(made).isEqualTo(2);
    }

    @Test
    void aCheckThatFailsIsMadeEveryTime() throws InterruptedException {
        checks = List.of(HOLDS, BROKEN);

        assertThat(obstacle()).contains(BROKEN);
        assertThat(obstacle()).contains(BROKEN);
        assertThat(made).isEqualTo(2);
    }

    @Test
    void anotherLibraryIsCheckedAnew() throws IOException, InterruptedException {
        obstacle();
        Files.writeString(
                folder.own().resolve(PythonLibrary.DESCRIPTION), "{\"version\": \"3.12.1\"}");
        checks = List.of(BROKEN);

        assertThat(obstacle()).contains(BROKEN);
    }

    @Test
    void aMachineThatHasChangedIsCheckedAnew() throws InterruptedException {
        obstacle();
        machine = "with another bubblewrap";
        checks = List.of(BROKEN);

        assertThat(obstacle()).contains(BROKEN);
    }

    @Test
    void aForgottenPassIsCheckedAnew() throws InterruptedException {
        obstacle();
        soundness().forget();
        checks = List.of(BROKEN);

        assertThat(obstacle()).contains(BROKEN);
    }

    @Test
    void aPassThatCannotBeWrittenDownIsStillAPass() throws IOException, InterruptedException {
        obstacle();
        try (var all = Files.newDirectoryStream(folder.own(), "sound-*")) {
            for (Path file : all) {
                Files.delete(file);
                Files.createDirectories(file.resolve("in the way"));
            }
        }

        assertThat(obstacle()).isEmpty();
    }

    @Test
    void anIncompleteRecordOfAPassIsIgnored() throws IOException, InterruptedException {
        obstacle();
        try (var all = Files.newDirectoryStream(folder.own(), "sound-*")) {
            for (Path file : all) {
                Files.writeString(file, "9999-01-01T00:00:00Z\n");
            }
        }
        checks = List.of(BROKEN);

        assertThat(obstacle()).contains(BROKEN);
    }

    @Test
    void withoutALibraryNothingIsChecked() throws IOException, InterruptedException {
        Files.delete(folder.own().resolve(PythonLibrary.DESCRIPTION));

        assertThat(obstacle())
                .contains(
                        DoctorCheck.fail(
                                "local",
                                "library",
                                "no library is installed",
                                new Remedy.InstallLibrary()));
        assertThat(made).isZero();
    }
}
