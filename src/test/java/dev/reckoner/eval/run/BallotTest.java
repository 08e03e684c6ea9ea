package dev.reckoner.eval.run;

import static dev.reckoner.eval.run.Samples.HIGH;
import static dev.reckoner.eval.run.Samples.entries;
import static dev.reckoner.eval.run.Samples.sum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

class BallotTest {

    private static List<Job> jobs(int samples) {
        return IntStream.rangeClosed(1, samples)
                .mapToObj(sample -> Job.of("evaluation-1", sum(1), HIGH, sample))
                .toList();
    }

    /// @param written `ANSWER VERDICT`
    private static AttemptRow row(Job job, String written) {
        String[] words = written.split(" ");
        return RowOfRun.of(
                job,
                entries(
                        new Event.Ended(new End.Answered(words[0])),
                        new Event.Graded("2", "any", words[1], "exact-number", "a test", null)));
    }

    /// The outcome of a vote in which every sample is asked for.
    private static VoteOutcome outcome(String... written) throws InterruptedException {
        var jobs = jobs(written.length);
        var ballot =
                new Ballot(
                        jobs,
                        new StoppingRule.Certain(),
                        () -> {
                            throw new IllegalStateException("numbers need no session");
                        });
        for (int i = 0; i < written.length; i++) {
            ballot.add(row(jobs.get(i), written[i]));
        }
        ballot.next();
        return ballot.outcome().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2 correct, 2 correct, 5 wrong, 1",
        "5 wrong, 5 wrong, 2 correct, 0",
        "2 correct, 5 wrong, 7 wrong, 0.3333333333333333",
        "5 undecided, 5 undecided, 2 correct,",
        "2 correct, 2 undecided, 5 wrong, 1",
        "2 correct, 5 undecided, 7 undecided, 1"
    })
    void theCreditIsTheShareOfCorrectnessOfTheWinnersOfWhichItIsKnown(
            String one, String two, String three, Double credit) throws InterruptedException {
        assertThat(outcome(one, two, three).credit()).isEqualTo(credit);
    }
}
