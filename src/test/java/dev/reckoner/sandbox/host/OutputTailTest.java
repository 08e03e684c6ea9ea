package dev.reckoner.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OutputTailTest {

    /// More than the carriers of virtual threads that a JVM makes.
    private static final int MANY = 300;

    @TempDir private Path folder;

    private static OutputTail of(String text, int limit) {
        return OutputTail.of(new ByteArrayInputStream(text.getBytes(UTF_8)), limit);
    }

    @Test
    void theEndIsKept() {
        assertThat(of("one two three", 5).text()).isEqualTo("three");
    }

    @Test
    void aCharacterOfSeveralBytesStaysWhole() {
        assertThat(of("√".repeat(5_000), 5_000).text()).isEqualTo("√".repeat(5_000));
    }

    @DisabledOnOs(OS.WINDOWS)
    @Test
    void manyThatWaitForAPipeLeaveVirtualThreadsRunning() throws Exception {
        var pipe = folder.resolve("pipe");
        var writer =
                new ProcessBuilder(
                                "sh", "-c", "mkfifo \"$0\" && exec sleep 600 <>\"$0\"", "" + pipe)
                        .start();
        try {
            while (!pipe.toFile().exists()) {
                Thread.onSpinWait();
            }
            var waiting = new CountDownLatch(MANY);
            for (int i = 0; i < MANY; i++) {
                OutputTail.of(counted(new FileInputStream(pipe.toFile()), waiting), 10);
            }
            var alive = new FutureTask<>(() -> "alive");

            assertThat(waiting.await(30, TimeUnit.SECONDS)).as("all wait for the pipe").isTrue();
            Thread.ofVirtual().start(alive);

            assertThat(alive.get(30, TimeUnit.SECONDS)).isEqualTo("alive");
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static InputStream counted(InputStream stream, CountDownLatch reads) {
        return new FilterInputStream(stream) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                reads.countDown();
                return super.read(bytes, offset, length);
            }
        };
    }
}
