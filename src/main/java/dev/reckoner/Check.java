package dev.reckoner;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Event;
import dev.reckoner.judge.Judge;
import dev.reckoner.judge.JudgedGrade;
import dev.reckoner.model.select.SelectedModel;

import org.jspecify.annotations.Nullable;

/// What an answer is compared with when its attempt has ended.
///
/// @param judge asked where the rules cannot tell; null if none is
record Check(Gold gold, Grader grader, @Nullable SelectedModel judge) {

    /// Nothing is known.
    static final Check NONE = new Check(new Gold.Unknown(), Grader.exact(), null);

    /// The verdict on an answer that is a value.
    Event.Graded grade(String problem, Expected expected, String answer)
            throws InterruptedException {
        var judged = judged(problem, expected, answer, grader.grade(expected, answer));
        Grade grade = judged.grade();
        return new Event.Graded(
                expected.text(),
                expected.type().toString(),
                grade.verdict().toString(),
                grade.rule(),
                grade.because(),
                reply(judged));
    }

    private JudgedGrade judged(String problem, Expected expected, String answer, Grade ruled)
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
