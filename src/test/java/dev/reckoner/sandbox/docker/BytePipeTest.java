package dev.reckoner.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.concurrent.FutureTask;

class BytePipeTest {

    private final BytePipe pipe = new BytePipe();

    private <T> FutureTask<T> begin(java.util.concurrent.Callable<T> what) {
        var task = new FutureTask<>(what);
        Thread.ofVirtual().start(task);
        return task;
    }

    @Test
    void whatIsWrittenIsReadInOrderThenItEnds() throws IOException {
        pipe.out().write("one ".getBytes());
        pipe.out().write('2');
        pipe.out().close();

        assertThat(new String(pipe.in().readAllBytes())).isEqualTo("one 2");
    }

    @Test
    void aReaderWaitsForAWriterWhoseThreadThenEnds() throws Exception {
        var read = begin(() -> new DataInputStream(pipe.in()).readUTF());
        begin(
                        () -> {
                            new DataOutputStream(pipe.out()).writeUTF("from a thread");
                            return true;
                        })
                .get();

        assertThat(read.get()).isEqualTo("from a thread");
    }

    @Test
    void aWriterThatIsFarAheadIsEndedWithThePipe() throws Exception {
        var endless =
                begin(() -> {
                    while (true) {
                        pipe.out().write(new byte[1 << 16]);
                    }
                });
        pipe.in().readNBytes(1 << 20);

        pipe.out().close();

        assertThatThrownBy(endless::get).hasRootCauseMessage("nobody reads this any more");
    }
}
