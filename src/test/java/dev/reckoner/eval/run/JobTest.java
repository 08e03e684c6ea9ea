package dev.reckoner.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;

class JobTest {

    private static Question called(String id) {
        return new Question(
                id, Problem.of("What?"), new Gold.Unknown(), null, List.of(), List.of());
    }

    @Test
    void theSameProblemArmAndSampleOfAnEvaluationAreTheSameJob() {
        var job = Job.of("e", Samples.sum(1), Samples.HIGH, 2);

        assertThat(job).isEqualTo(Job.of("e", Samples.sum(1), Samples.HIGH, 2));
        assertThat(job.id()).hasSize(20);
        assertThat(job.directory())
                .matches("attempts/high-no-tools-direct-m-\\p{XDigit}{8}/sum-1-\\p{XDigit}{8}/002");
    }

    @Test
    void everyJobHasAnIdAndADirectoryOfItsOwn() {
        var jobs = new Grid("e", Samples.sums(3), List.of(Samples.HIGH, Samples.LOW), 4).jobs();
        var ids = new HashSet<String>();
        var directories = new HashSet<String>();
        jobs.forEach(job -> {
            ids.add(job.id());
            directories.add(job.directory());
        });

        assertThat(jobs).hasSize(24);
        assertThat(ids)
                .hasSize(24)
                .doesNotContain(Job.of("f", Samples.sum(1), Samples.HIGH, 1).id());
        assertThat(directories).hasSize(24);
    }

    @Test
    void theFirstSampleOfEveryProblemInEveryArmComesFirst() {
        var jobs = new Grid("e", Samples.sums(2), List.of(Samples.HIGH, Samples.LOW), 2).jobs();

        assertThat(jobs)
                .extracting(job -> job.sample() + job.question().id() + job.arm().effort())
                .containsExactly(
                        "1sum/1high",
                        "1sum/1low",
                        "1sum/2high",
                        "1sum/2low",
                        "2sum/1high",
                        "2sum/1low",
                        "2sum/2high",
                        "2sum/2low");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "a/b", "..", "", "C:\\x", "NUL", "\0", "…", "\u202e"})
    void nothingOfAProblemsIdOrAModelsNameLeadsOutOfTheDirectory(String hostile) {
        var arm = new Arm(hostile, Effort.LOW, "session", true, "session");

        assertThat(Job.of("e", called(hostile), arm, 1).directory())
                .matches("attempts/[a-z0-9-]{9,60}/[a-z0-9-]{9,60}/001");
    }

    @Test
    void idsThatDifferOnlyInWhatAPathCannotHoldHaveTwoDirectories() {
        assertThat(Job.of("e", called("a/b"), Samples.LOW, 1).directory())
                .isNotEqualTo(Job.of("e", called("a b"), Samples.LOW, 1).directory());
    }
}
