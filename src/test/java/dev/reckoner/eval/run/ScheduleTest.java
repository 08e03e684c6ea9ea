package dev.reckoner.eval.run;

import static dev.reckoner.eval.run.Samples.answered;
import static dev.reckoner.eval.run.Samples.job;
import static dev.reckoner.eval.run.Samples.unfinished;
import static dev.reckoner.eval.run.Samples.voided;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.eval.row.AttemptRow;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class ScheduleTest {

    private static Schedule of(int jobs) {
        return new Schedule(IntStream.rangeClosed(1, jobs).mapToObj(Samples::job).toList());
    }

    /// @return whether it will be tried again
    private static boolean ended(Schedule schedule, Job job, AttemptRow row) {
        boolean again = schedule.tried(job, row);
        schedule.ended(List.of());
        return again;
    }

    @Test
    void jobsAreGivenOutInOrderUntilNoneIsLeft() throws InterruptedException {
        var schedule = of(2);

        assertThat(schedule.next()).contains(job(1));
        assertThat(schedule.next()).contains(job(2));
        ended(schedule, job(1), answered(job(1)));
        ended(schedule, job(2), answered(job(2)));

        assertThat(schedule.next()).isEmpty();
        assertThat(schedule.stopped()).isEmpty();
    }

    @Test
    void aFailureThatIsNotTheModelsIsTriedAgainAtTheEnd() throws InterruptedException {
        var schedule = of(2);

        schedule.next();
        assertThat(ended(schedule, job(1), voided(job(1), "no route"))).isTrue();

        assertThat(schedule.next()).contains(job(2));
        assertThat(schedule.next()).contains(job(1));
    }

    @Test
    void afterThreeTriesItIsLeft() throws InterruptedException {
        var schedule = of(1);

        for (int i = 1; i < Schedule.TRIES; i++) {
            schedule.next();
            assertThat(ended(schedule, job(1), voided(job(1), "reason " + "abc".charAt(i))))
                    .isTrue();
        }
        schedule.next();
        assertThat(ended(schedule, job(1), voided(job(1), "another"))).isFalse();

        assertThat(schedule.next()).isEmpty();
        assertThat(schedule.stopped()).isEmpty();
    }

    @Test
    void whereFiveFailOneAfterAnotherForTheSameReasonNothingFurtherIsBegun()
            throws InterruptedException {
        var schedule = of(9);

        for (int i = 1; i <= Schedule.ALIKE; i++) {
            schedule.next();
            ended(schedule, job(i), voided(job(i), "no reply after " + i + " tries"));
        }

        assertThat(schedule.next()).isEmpty();
        assertThat(schedule.isHalted()).isTrue();
        assertThat(schedule.stopped())
                .contains("5 attempts failed one after another: no reply after 5 tries");
    }

    @Test
    void whereEverythingFailsNothingIsTriedAgain() throws InterruptedException {
        var schedule = of(9);
        for (int i = 1; i < Schedule.ALIKE; i++) {
            schedule.next();
            assertThat(ended(schedule, job(i), voided(job(i), "no server"))).isTrue();
        }
        schedule.next();
        schedule.next();

        assertThat(ended(schedule, job(5), voided(job(5), "no server"))).isFalse();
        assertThat(ended(schedule, job(6), voided(job(6), "no server"))).isFalse();
    }

    /// Two jobs do not show that five would fail.
    @Test
    void fewJobsAreTriedAsOftenAsOthersWhereAllOfTheirAttemptsFail() throws InterruptedException {
        var schedule = of(2);
        int tried = 0;
        for (var job = schedule.next(); job.isPresent(); job = schedule.next()) {
            ended(schedule, job.get(), voided(job.get(), "no server"));
            tried++;
        }

        assertThat(tried).isEqualTo(2 * Schedule.TRIES);
        assertThat(schedule.isHalted()).isFalse();
    }

    @Test
    void aSuccessBetweenFailuresShowsThatNotEverythingFails() throws InterruptedException {
        var schedule = of(20);

        for (int i = 1; i <= 20; i++) {
            schedule.next();
            ended(schedule, job(i), i % 5 == 0 ? answered(job(i)) : voided(job(i), "busy"));
        }

        assertThat(schedule.stopped()).isEmpty();
    }

    @Test
    void whatIsStoppedGivesOutNothing() throws InterruptedException {
        var schedule = of(3);
        schedule.next();

        schedule.stop("the limit of 1 USD is used up");
        schedule.stop("later");
        ended(schedule, job(1), unfinished(job(1)));

        assertThat(schedule.next()).isEmpty();
        assertThat(schedule.isHalted()).isFalse();
        assertThat(schedule.stopped()).contains("the limit of 1 USD is used up");
        assertThat(schedule.waiting()).isEqualTo(2);
    }

    @Test
    void anAttemptCanHaveOthersFollow() throws InterruptedException {
        var schedule = of(1);
        schedule.next();

        schedule.tried(job(1), answered(job(1)));
        schedule.ended(List.of(job(7)));

        assertThat(schedule.next()).contains(job(7));
    }
}
