package dev.reckoner.eval.run;

import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.row.Score;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A small evaluation for tests: sums `1 + 1`, `2 + 2` and so on, in two arms.
final class Samples {

    static final Arm HIGH = new Arm("m", Effort.HIGH, "direct", false, null);
    static final Arm LOW = new Arm("m", Effort.LOW, "direct", false, null);

    static Question sum(int number) {
        return new Question(
                "sum/" + number,
                new Problem("sum-" + number, "What is %s + %s?".formatted(number, number)),
                new Gold.Value(Expected.of(String.valueOf(2 * number))),
                "1",
                List.of("sums"),
                List.of());
    }

    static List<Question> sums(int most) {
        return IntStream.rangeClosed(1, most).mapToObj(Samples::sum).toList();
    }

    static EvaluationRecord record(int samples, Arm... arms) {
        return new EvaluationRecord(
                "evaluation-1",
                "1.0",
                Instant.EPOCH,
                "sums",
                new EvaluationRecord.DataSource(List.of("sums.jsonl"), "ab", "", 2),
                List.of(arms),
                samples,
                true,
                Limits.NONE,
                Limits.NONE,
                null);
    }

    static Job job(int number) {
        return Job.of("evaluation-1", sum(number), HIGH, 1);
    }

    static AttemptRow ended(Job job, End end) {
        return RowOfRun.of(job, entries(new Event.Ended(end)));
    }

    static AttemptRow answered(Job job) {
        return ended(job, new End.Answered("2"));
    }

    static AttemptRow voided(Job job, String why) {
        return ended(job, new End.Voided(why));
    }

    static AttemptRow unfinished(Job job) {
        return RowOfRun.of(job, List.of());
    }

    static List<Entry> entries(Event... events) {
        return Stream.of(events)
                .map(event -> new Entry(0, Instant.EPOCH, Duration.ofSeconds(9), event))
                .toList();
    }

    static long scored(Iterable<AttemptRow> rows, Score score) {
        long count = 0;
        for (var row : rows) {
            count += row.score() == score ? 1 : 0;
        }
        return count;
    }

    private Samples() {}
}
