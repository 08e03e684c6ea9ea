package dev.reckoner.answer.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.Verdict;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Grading in a real sandbox: the table, and what happens where the sandbox fails.
public abstract class GradingContract {

    protected abstract Sandbox sandbox();

    @Test
    void eachPairHasItsVerdictInOneSession() throws InterruptedException {
        var opened = new AtomicInteger();
        var wrong = new ArrayList<String>();
        try (var grader = Grader.using(() -> counted(opened))) {
            for (var row : GradingCase.all()) {
                var grade = grader.grade(row.expected(), row.answer());
                if (!row.agrees(grade.verdict())) {
                    wrong.add(row + " -> " + grade);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(opened).as("sessions").hasValue(1);
    }

    private Session counted(AtomicInteger opened) throws InterruptedException {
        opened.incrementAndGet();
        return sandbox().open();
    }

    @Test
    void nothingThatTextSaysIsRunInTheSessionOfTheChecker() throws InterruptedException {
        var session = sandbox().open();
        try (session;
                var grader = Grader.using(() -> session)) {
            for (String payload : Payloads.ALL) {
                assertThat(grader.grade("\\sin(1)", payload).verdict())
                        .as(payload)
                        .isNotEqualTo(Verdict.CORRECT);
                grader.grade(payload, "\\sin(1)");
            }
            grader.grade("\\sin(2x)", "2\\sin x\\cos x");

            assertThat(session.run("'canary' in globals()", Duration.ofSeconds(30)).text())
                    .isEqualTo("False");
        }
    }

    @Test
    void aSessionThatIsLostIsUndecidedAndTheNextAnswerHasANewOne() throws InterruptedException {
        var sessions = new ArrayList<Session>();
        try (var grader =
                Grader.using(() -> {
                    sessions.add(sandbox().open());
                    return sessions.getLast();
                })) {
            assertThat(verdict(grader)).isEqualTo(Verdict.CORRECT);
            sessions.getLast().close();
            assertThat(verdict(grader)).isEqualTo(Verdict.UNDECIDED);
            assertThat(verdict(grader)).isEqualTo(Verdict.CORRECT);
        }
    }

    private static Verdict verdict(Grader grader) throws InterruptedException {
        return grader.grade("\\sin(2x)", "2\\sin x\\cos x").verdict();
    }

    @Test
    void aSandboxThatCannotBeHadLeavesAnswersUndecided() throws InterruptedException {
        try (var grader =
                Grader.using(() -> {
                    throw new SandboxUnavailable("there is none");
                })) {
            assertThat(grader.grade("\\sin(2x)", "2\\sin x\\cos x").verdict())
                    .isEqualTo(Verdict.UNDECIDED);
            assertThat(grader.grade("1/2", "0.5").verdict()).isEqualTo(Verdict.CORRECT);
        }
    }
}
