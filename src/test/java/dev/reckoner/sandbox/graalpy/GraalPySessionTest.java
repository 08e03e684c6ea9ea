package dev.reckoner.sandbox.graalpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.Crashed;
import dev.reckoner.sandbox.Outcome.OutOfMemory;
import dev.reckoner.sandbox.Outcome.Raised;
import dev.reckoner.sandbox.Outcome.TimedOut;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// A session whose workers are scripted.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GraalPySessionTest {

    private final Workers workers = new Workers();
    private final Pool pool = workers.pool();
    private WorkerProcess first;
    private GraalPySession session;

    @BeforeEach
    void open() throws InterruptedException {
        first = pool.take();
        session = new GraalPySession(pool, SandboxLimits.DEFAULT, _ -> {}, first);
    }

    @AfterEach
    void noWorkerIsLeft() throws InterruptedException {
        pool.close();
        Workers.assertLiving(0);
    }

    private Outcome run(String source) throws InterruptedException {
        return session.run(source, ofSeconds(60));
    }

    private Outcome runShortly(String source) throws InterruptedException {
        return session.run(source, ofMillis(100));
    }

    @Nested
    class TellingTheTruth {

        @Test
        void variablesOfFinishedCellsAreThereAfterAKill() throws InterruptedException {
            run("set a");
            run("set b; get c");

            assertThat(runShortly("set d; hang").state()).isEqualTo(SessionState.REBUILT);

            assertThat(run("get a; get b")).isInstanceOf(Completed.class);
            assertThat(run("get d")).isInstanceOf(Raised.class);
        }

        @Test
        void variablesOfAnInterruptedCellAreGoneAfterALaterKill() throws InterruptedException {
            run("set a");
            var interrupted = runShortly("set b; loop");
            assertThat(interrupted).isInstanceOf(TimedOut.class);
            assertThat(interrupted.state()).isEqualTo(SessionState.KEPT);
            assertThat(run("get b; set c")).isInstanceOf(Completed.class);

            assertThat(runShortly("hang").state()).isEqualTo(SessionState.PARTLY_REBUILT);
        }

        @Test
        void variablesOfACellThatRanOutOfMemoryAreGoneAfterALaterKill()
                throws InterruptedException {
            run("set a");
            var filled = run("set b; fill");
            assertThat(filled).isInstanceOf(OutOfMemory.class);
            assertThat(filled.state()).isEqualTo(SessionState.KEPT);

            var killed = run("exit");
            assertThat(killed).isInstanceOf(Crashed.class);
            assertThat(killed.state()).isEqualTo(SessionState.PARTLY_REBUILT);

            assertThat(run("get a")).isInstanceOf(Completed.class);
            assertThat(run("get b")).isInstanceOf(Raised.class);
        }

        @Test
        void aSecondKillCostsNothingMore() throws InterruptedException {
            run("set a");
            runShortly("set b; loop");
            runShortly("hang");

            assertThat(runShortly("hang").state()).isEqualTo(SessionState.REBUILT);
            assertThat(run("get a")).isInstanceOf(Completed.class);
        }

        @Test
        void aCellThatNeededAnInterruptedOneCannotBeRunAgain() throws InterruptedException {
            runShortly("set b; loop");
            run("get b");
            runShortly("hang");

            var lost = (Crashed) run("get b");

            assertThat(lost.state()).isEqualTo(SessionState.LOST);
            assertThat(lost.cause())
                    .isEqualTo(
                            "the session could not be rebuilt, so this cell was not run: 0 of 1"
                                    + " cells were run again within 60 s, then cell 2 raised"
                                    + " NameError: b");
            assertThat(run("set a")).isInstanceOf(Completed.class);
        }
    }

    /// Each ends at once what would else last until the limit.
    @Nested
    class Failing {

        @Test
        void aListenerThatFailsEndsTheCellWithItsFailure() throws InterruptedException {
            var failure = new IllegalStateException("the listener failed");
            var listening =
                    new GraalPySession(
                            pool,
                            SandboxLimits.DEFAULT,
                            _ -> {
                                throw failure;
                            },
                            pool.take());

            assertThatThrownBy(() -> listening.run("print word; hang", ofDays(1)))
                    .isSameAs(failure);
        }

        @Test
        void aWorkerThatTakesTooMuchNativeMemoryIsKilled() throws InterruptedException {
            run("set a");

            var outcome = session.run("native 384; hang", ofDays(1));

            assertThat(outcome).isInstanceOf(OutOfMemory.class);
            assertThat(outcome.state()).isEqualTo(SessionState.REBUILT);
            Workers.assertEnded(first);
            assertThat(run("get a")).isInstanceOf(Completed.class);
        }

        @Test
        void aWorkerThatAnswersOutOfTurnIsOfNoFurtherUse() throws InterruptedException {
            assertThatThrownBy(() -> session.run("stutter", ofDays(1)))
                    .isInstanceOf(SandboxUnavailable.class)
                    .hasMessage("the GraalPy worker answered out of turn");

            Workers.assertEnded(first);
        }
    }

    @Nested
    class Owning {

        @Test
        void aSessionClosedAfterItsLastCellWasKilledLeavesNoWorkerButAWarmOne()
                throws InterruptedException {
            run("set a");
            runShortly("hang");

            session.close();

            Workers.assertEnded(first);
            pool.take();
            Workers.assertLiving(1);
        }

        @Test
        void aRebuiltWorkerServesTheNextSession() throws InterruptedException {
            run("exit");
            run("set a");

            session.close();

            var next = new GraalPySession(pool, SandboxLimits.DEFAULT, _ -> {}, pool.take());
            assertThat(next.run("get a", ofSeconds(60))).isInstanceOf(Raised.class);
            assertThat(workers.started()).isEqualTo(2);
        }

        @Test
        void anInterruptedCellsWorkerEnds() throws InterruptedException {
            var cell = new FutureTask<>(() -> run("hang"));
            var thread = Thread.ofVirtual().start(cell);

            thread.interrupt();

            assertThatThrownBy(cell::get).hasCauseInstanceOf(InterruptedException.class);
            assertThatThrownBy(() -> run("set a")).isInstanceOf(SandboxUnavailable.class);
        }

        @Test
        void aClosedSandboxIsToldAtTheNextCellAndIsNoCrash() throws InterruptedException {
            runShortly("hang");
            pool.close();

            assertThatThrownBy(() -> run("set a")).isInstanceOf(SandboxUnavailable.class);
        }
    }
}
