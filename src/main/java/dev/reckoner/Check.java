package dev.reckoner;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.judge.Judge;
import dev.reckoner.judge.JudgedGrade;
import dev.reckoner.model.select.SelectedModel;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an answer is compared with when its attempt has ended.
///
/// @param judge asked where the rules cannot tell; null if none is
record Check(Expected expected, Grader grader, @Nullable SelectedModel judge) {

    /// The entry with the verdict, which follows the end and adds no time to the attempt; empty if
    /// there is no answer.
    Optional<Entry> grade(String problem, List<Entry> entries) throws InterruptedException {
        var last = entries.getLast();
        if (!(last.event() instanceof Event.Ended(End.Answered(String answer)))) {
            return Optional.empty();
        }
        var judged = judged(problem, answer, grader.grade(expected, answer));
        Grade grade = judged.grade();
        var graded =
                new Event.Graded(
                        expected.text(),
                        expected.type().toString(),
                        grade.verdict().toString(),
                        grade.rule(),
                        grade.because(),
                        reply(judged));
        return Optional.of(new Entry(last.seq() + 1, Instant.now(), last.elapsed(), graded));
    }

    private JudgedGrade judged(String problem, String answer, Grade ruled)
            throws InterruptedException {
        return judge == null
                ? new JudgedGrade(ruled, false, Usage.NONE)
                : new Judge(judge.model()).judge(problem, expected.text(), answer, ruled);
    }

    private Event.@Nullable Judged reply(JudgedGrade judged) {
        return judge == null || !judged.replied()
                ? null
                : new Event.Judged(
                        judge.name(),
                        judged.usage(),
                        judge.facts().pricing().usd(judged.usage()).orElse(null));
    }
}
