package dev.reckoner.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.eval.run.Attempter.Attempted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(60)
class WorkersTest {

    /// Job 1 fails on one thread, and another thread tries it again while the first is still busy
    /// with its end.
    @Test
    void anAttemptThatIsTriedAgainIsUnderWayUntilItsOwnEnd() throws InterruptedException {
        var first = new AtomicReference<Thread>();
        var tries = new AtomicInteger();
        var triedAgain = new CountDownLatch(1);
        var firstIsDone = new CountDownLatch(1);
        var failed = new CountDownLatch(1);
        var underWay = new AtomicInteger(-1);
        var workers = new AtomicReference<Workers>();
        Attempter attempter =
                (job, _, _) -> {
                    if (job.equals(Samples.job(2))) {
                        failed.await();
                    } else if (tries.getAndIncrement() == 0) {
                        first.set(Thread.currentThread());
                        return new Attempted(Samples.voided(job, "no server"), Optional.empty());
                    } else {
                        triedAgain.countDown();
                        firstIsDone.await();
                        int count = 0;
                        for (var _ : workers.get().running()) {
                            count++;
                        }
                        underWay.set(count);
                    }
                    return new Attempted(Samples.answered(job), Optional.empty());
                };
        workers.set(
                new Workers(
                        new Schedule(List.of(Samples.job(1), Samples.job(2))),
                        attempter,
                        () -> {
                            if (Thread.currentThread() == first.get()
                                    && triedAgain.getCount() == 0) {
                                firstIsDone.countDown();
                            }
                            return false;
                        },
                        System::nanoTime));

        workers.get()
                .work(
                        2,
                        (_, again) -> {
                            if (again) {
                                failed.countDown();
                                triedAgain.await();
                            }
                            return List.of();
                        });

        assertThat(underWay).hasValue(1);
    }
}
