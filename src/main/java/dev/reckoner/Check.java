package dev.reckoner;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an answer is compared with when its attempt has ended.
record Check(Expected expected, Grader grader) {

    /// The entry with the verdict, which follows the end and adds no time to the attempt; empty if
    /// there is no answer.
    Optional<Entry> grade(List<Entry> entries) throws InterruptedException {
        var last = entries.getLast();
        if (!(last.event() instanceof Event.Ended(End.Answered(String answer)))) {
            return Optional.empty();
        }
        Grade grade = grader.grade(expected, answer);
        var graded =
                new Event.Graded(
                        expected.text(),
                        expected.type().toString(),
                        grade.verdict().toString(),
                        grade.rule(),
                        grade.because());
        return Optional.of(new Entry(last.seq() + 1, Instant.now(), last.elapsed(), graded));
    }
}
