package dev.reckoner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

class IoReasonTest {

    @Test
    void whatTheKernelSaidIsInLowerCaseWithoutThePath() {
        assertThat(IoReason.of(new FileSystemException("/runs/x", null, "Read-only file system")))
                .isEqualTo("read-only file system");
        assertThat(IoReason.of(new IOException("No space left on device")))
                .isEqualTo("no space left on device");
    }

    @Test
    void whatTheKernelDidNotPutInWordsIsPutInWords() {
        assertThat(IoReason.of(new AccessDeniedException("/x"))).isEqualTo("permission denied");
        assertThat(IoReason.of(new NoSuchFileException("/x"))).isEqualTo("there is no such file");
        assertThat(IoReason.of(new IOException())).isEqualTo("IOException");
    }
}
