package dev.reckoner.sandbox.graalpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.graalpy.Rebuild.Kept;
import dev.reckoner.sandbox.graalpy.SessionWorker.Start;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.End;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// Who owns a worker when a session is closed at each moment of a cell.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SessionWorkerTest {

    private final Workers workers = new Workers();
    private final Pool pool = workers.pool();
    private WorkerProcess process;
    private SessionWorker worker;

    @BeforeEach
    void take() throws InterruptedException {
        process = pool.take();
        worker = new SessionWorker(pool, SandboxLimits.DEFAULT, process);
    }

    @AfterEach
    void noWorkerIsLeft() throws InterruptedException {
        pool.close();
        Workers.assertLiving(0);
    }

    @Test
    void closedBetweenCellsItServesTheNextSession() throws InterruptedException {
        worker.begin();
        worker.ended();
        worker.close();
        worker.close();

        assertThat(pool.take()).isSameAs(process);
        assertThat(workers.started()).isEqualTo(1);
    }

    @Test
    void closedWhenACellIsAboutToBeSentItServesNobodyElse() throws InterruptedException {
        assertThat(worker.begin()).isEqualTo(new Start.Ready(process));

        worker.close();

        Workers.assertEnded(process);
        assertThat(pool.take()).isNotSameAs(process);
        assertThatThrownBy(worker::ended)
                .isInstanceOf(SandboxUnavailable.class)
                .hasMessage("the session was closed");
    }

    @Test
    void closedBeforeItIsFoundToBeKilledNothingIsRebuilt() throws InterruptedException {
        worker.begin();
        worker.close();

        assertThatThrownBy(() -> worker.killed(List.of())).isInstanceOf(SandboxUnavailable.class);

        assertThat(workers.started()).isEqualTo(1);
        Workers.assertLiving(0);
    }

    @Test
    void closedWhileACellIsRunAgainTheRebuildsWorkerEnds() throws InterruptedException {
        worker.begin();
        worker.killed(List.of(new Kept(1, "hang", End.COMPLETED)));
        Workers.assertEnded(process);
        Workers.assertLiving(1);

        worker.close();

        assertThatThrownBy(worker::begin).isInstanceOf(SandboxUnavailable.class);
    }

    @Test
    void aSecondCellAtTheSameTimeIsRefusedAndLeavesTheFirstAlone() throws InterruptedException {
        worker.begin();

        assertThatThrownBy(worker::begin).isInstanceOf(IllegalStateException.class);

        worker.ended();
        assertThat(worker.begin()).isEqualTo(new Start.Ready(process));
    }
}
