package dev.reckoner.sandbox.graalpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.graalpy.process.CellOutput;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess.Signal;
import dev.reckoner.sandbox.graalpy.worker.WorkerRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PoolTest {

    private static final Duration AMPLE = Duration.ofSeconds(60);

    private final Workers workers = new Workers();
    private final Pool pool = workers.pool();

    @AfterEach
    void noWorkerIsLeft() throws InterruptedException {
        pool.close();
        Workers.assertLiving(0);
    }

    private void takeInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(pool::take).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aWorkerThatAnInterruptedTakeHadStartedIsThereForTheNext() throws InterruptedException {
        takeInterrupted();

        pool.take();

        assertThat(workers.started()).isEqualTo(1);
    }

    @Test
    void aWorkerThatHasKeptMuchMemoryServesNoOtherSession() throws InterruptedException {
        var worker = pool.take();
        var output = new CellOutput(100, _ -> {});
        worker.run(new WorkerRequest.Run(1, "native 208"), output);
        assertThat(worker.await(AMPLE)).isInstanceOf(Signal.HasEnded.class);

        pool.giveBack(worker);

        assertThat(pool.take()).isNotSameAs(worker);
        Workers.assertEnded(worker);
    }

    @Test
    void interruptedTakesLeaveOneWorkerWarm() throws InterruptedException {
        pool.prepare();
        takeInterrupted();
        takeInterrupted();

        pool.take();

        assertThat(workers.started()).isEqualTo(1);
        Workers.assertLiving(1);
    }

    @Test
    void anInterruptedTakeEndsItsWorkerWhereAnotherIsWarm() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var mayStart = new CountDownLatch(1);
        var first = new CountDownLatch(1);
        try (var slow =
                new Pool(
                        () -> {
                            asked.countDown();
                            if (first.getCount() == 1) {
                                first.countDown();
                                await(mayStart);
                            }
                            return ScriptedWorker.command();
                        },
                        Workers.MOST_BYTES)) {
            var taking = new FutureTask<>(slow::take);
            var thread = Thread.ofVirtual().start(taking);
            asked.await();
            slow.prepare();

            thread.interrupt();
            assertThatThrownBy(taking::get).hasCauseInstanceOf(InterruptedException.class);
            mayStart.countDown();

            Workers.assertLiving(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new SandboxUnavailable("interrupted", stopped);
        }
    }

    @Test
    void aWorkerGivenBackServesTheNext() throws InterruptedException {
        var worker = pool.take();
        pool.giveBack(worker);

        assertThat(pool.take()).isSameAs(worker);
    }

    @Test
    void aWorkerGivenBackBesideAWarmOneEnds() throws InterruptedException {
        var worker = pool.take();
        pool.prepare();

        pool.giveBack(worker);

        Workers.assertEnded(worker);
        Workers.assertLiving(1);
    }

    @Test
    void aWorkerThatDiedWhileItWaitedIsReplaced() throws InterruptedException {
        var worker = pool.take();
        worker.kill();
        Workers.assertEnded(worker);
        pool.giveBack(worker);

        assertThat(pool.take()).isNotSameAs(worker);
    }

    @Test
    void aTakeFailsOnceThePoolIsClosed() {
        pool.close();

        assertThatThrownBy(pool::take)
                .isInstanceOf(SandboxUnavailable.class)
                .hasMessage("the sandbox was closed");
    }

    @Test
    void closingEndsATakeThatWaits() throws InterruptedException {
        var taking = new FutureTask<>(pool::take);
        Thread.ofVirtual().start(taking);
        Workers.assertLiving(1);

        pool.close();

        assertThatThrownBy(taking::get)
                .satisfiesAnyOf(failed ->
                        assertThat(failed)
                                .hasRootCauseInstanceOf(SandboxUnavailable.class)
                                .hasRootCauseMessage("the sandbox was closed"));
    }
}
