package dev.reckoner.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A process that works on an attempt is killed at each step, or at a random moment, and resumed. A
/// few kills here; `-Dchaos.kills=300` makes as many for each backend, see `docs/performance.md`.
@Timeout(value = 5, unit = TimeUnit.HOURS)
class ChaosIT {

    @TempDir private Path folder;

    @Test
    void ofTwoProcessesThatGoOnAtOnceOneWorksAndOneIsRefused() throws Exception {
        new Chaos("local", folder, 1).twoResumesAtOnce();
    }

    @Test
    void aReplyThatTheServerStoresIsFetchedAfterAKillAndPaidOnce() throws Exception {
        new Chaos("local", folder, 1).storedReply();
    }

    @Test
    void onASlowDiskNoKillLosesAnythingEither() throws Exception {
        String slow = SlowDisk.option(folder.resolve("slow.jar"), Duration.ofMillis(150));
        var chaos = new Chaos("local", folder, 1, slow);

        chaos.attempt(2, false);

        assertThat(chaos.kills()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"local, 5", "graalpy, 3"})
    void noKillLosesAnythingThatWasPaidForOrLeavesAnythingBehind(String sandbox, int few)
            throws Exception {
        int wanted = Integer.getInteger("chaos.kills", few);
        long seed = Long.getLong("chaos.seed", 1);
        var chaos = new Chaos(sandbox, folder, seed);

        for (int attempt = 0; chaos.kills() < wanted; attempt++) {
            chaos.attempt(wanted - chaos.kills(), attempt % 2 == 0);
        }

        System.err.printf("%s: %d kills, seed %d%n", sandbox, chaos.kills(), seed);
        assertThat(chaos.kills()).isEqualTo(wanted);
    }
}
