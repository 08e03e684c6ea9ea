package dev.reckoner.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class RunLockTest {

    private static final long OWN = ProcessHandle.current().pid();

    @TempDir private Path directory;

    @Test
    void theSecondIsRefusedWithTheProcessOfTheFirst() {
        var first = RunLock.on(directory);

        assertThatThrownBy(() -> RunLock.on(directory))
                .isInstanceOfSatisfying(RunInUse.class, e -> assertThat(e.pid()).isEqualTo(OWN))
                .hasMessage("process " + OWN + " works on the run " + directory);
        first.close();
    }

    @Test
    void aSecondThatWasRefusedTakesNothingFromTheFirst() {
        var first = RunLock.on(directory);
        assertThatThrownBy(() -> RunLock.on(directory)).isInstanceOf(RunInUse.class);

        assertThat(RunLock.holder(directory)).contains(OWN);
        assertThatThrownBy(() -> RunLock.on(directory)).isInstanceOf(RunInUse.class);
        first.close();
    }

    @Test
    void itCanBeTakenAgainAfterItsRelease() {
        RunLock.on(directory).close();
        assertThat(RunLock.holder(directory)).isEmpty();

        var second = RunLock.on(directory);
        assertThat(RunLock.holder(directory)).contains(OWN);
        second.close();
    }

    @Test
    void closingTwiceTakesNothingFromTheNext() {
        var first = RunLock.on(directory);
        first.close();
        var second = RunLock.on(directory);
        first.close();

        assertThatThrownBy(() -> RunLock.on(directory)).isInstanceOf(RunInUse.class);
        second.close();
    }

    /// The operating system has released the lock of a killed process; its number may be another
    /// process's.
    @Test
    void aProcessThatHasEndedHoldsNothing() throws IOException {
        String host = LockHolder.self().host();
        Files.writeString(
                directory.resolve(RunLock.FILE),
                new LockHolder(OWN, host, "2020-01-01T00:00:00Z").line());

        assertThat(RunLock.holder(directory)).isEmpty();
        RunLock.on(directory).close();
    }

    @Test
    void aProcessOfAnotherMachineCountsAsRunning() throws IOException {
        Files.writeString(
                directory.resolve(RunLock.FILE), new LockHolder(7, "elsewhere", "-").line());

        assertThat(RunLock.holder(directory)).contains(7L);
    }
}
