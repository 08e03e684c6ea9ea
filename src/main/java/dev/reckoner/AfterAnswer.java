package dev.reckoner;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.Verdict;
import dev.reckoner.answer.program.ValueType;
import dev.reckoner.answer.program.VerifyProgram;
import dev.reckoner.answer.program.VerifyProgram.Checked;
import dev.reckoner.answer.program.VerifyProgram.TimeLimits;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Run;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.task.Submission;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What is done with an answer when its attempt has ended: a program is run, and its value, or the
/// answer itself, is compared with what is known. It adds no time to the attempt.
///
/// @param sandbox in which programs run
record AfterAnswer(Check check, Submission submission, Sandbox sandbox) {

    /// What a program can verify without a program for the answer.
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,4000}");

    /// The events that follow the end, as far as they are not there already; none if there is no
    /// answer.
    List<Entry> entries(Run run, List<Entry> entries) throws InterruptedException {
        var last = entries.getLast();
        boolean wasValued = last.event() instanceof Event.Valued;
        if (last.event() instanceof Event.Graded
                || wasValued && check.gold() instanceof Gold.Unknown
                || !(End.of(entries).orElse(null) instanceof End.Answered(String answer))) {
            return List.of();
        }
        var events = events(run.problem().text(), answer);
        return numbered(wasValued ? events.subList(1, events.size()) : events, last);
    }

    private static List<Entry> numbered(List<Event> events, Entry last) {
        var now = Instant.now();
        return IntStream.range(0, events.size())
                .mapToObj(i -> new Entry(last.seq() + 1 + i, now, last.elapsed(), events.get(i)))
                .toList();
    }

    private List<Event> events(String problem, String answer) throws InterruptedException {
        return switch (submission) {
            case TEXT ->
                    switch (check.gold()) {
                        case Gold.Unknown() -> List.of();
                        case Gold.Value(var expected) ->
                                List.of(check.grade(problem, expected, answer));
                        case Gold.Verifier(var source, var type) ->
                                List.of(verifiedText(answer, source, type));
                    };
            case PROGRAM -> program(problem, answer);
        };
    }

    private List<Event> program(String problem, String source) throws InterruptedException {
        return switch (check.gold()) {
            case Gold.Unknown() -> List.of(valued(run(source, ValueType.ANY)));
            case Gold.Value(var expected) -> {
                var run = run(source, ValueType.ANY);
                var graded =
                        run.value() == null
                                ? graded(expected.text(), expected.type().toString(), run.grade())
                                : check.grade(problem, expected, run.value());
                yield List.of(valued(run), graded);
            }
            case Gold.Verifier(var verifier, var type) -> {
                var run = verified(source, verifier, type);
                yield List.of(
                        valued(run), graded(Event.Graded.VERIFIER, type.toString(), run.grade()));
            }
        };
    }

    /// A text stands for a value where it is a whole number. Of any other text only its author can
    /// say which value is meant.
    private Event.Graded verifiedText(String answer, String verifier, ValueType type)
            throws InterruptedException {
        if (!WHOLE_NUMBER.matcher(answer.strip()).matches()) {
            return graded(
                    Event.Graded.VERIFIER,
                    type.toString(),
                    new Grade(
                            Verdict.UNDECIDED,
                            "answer-is-text",
                            "verify(a) needs a value of Python, and the answer is a text"));
        }
        var source = "def answer():\n    return int('%s')".formatted(answer.strip());
        return graded(
                Event.Graded.VERIFIER, type.toString(), verified(source, verifier, type).grade());
    }

    /// What came of a program.
    ///
    /// @param value null if there is none
    private record Ran(@Nullable String value, Grade grade) {

        static Ran of(Checked checked) {
            return new Ran(checked.value(), checked.end().grade());
        }

        /// A sandbox that fails says nothing about an answer.
        static Ran failed(SandboxUnavailable e) {
            return new Ran(null, new Grade(Verdict.UNDECIDED, "sandbox-failed", e.inFull()));
        }
    }

    private Ran run(String source, ValueType type) throws InterruptedException {
        try {
            return Ran.of(new VerifyProgram(sandbox, TimeLimits.DEFAULT).value(source, type));
        } catch (SandboxUnavailable e) {
            return Ran.failed(e);
        }
    }

    private Ran verified(String source, String verifier, ValueType type)
            throws InterruptedException {
        try {
            return Ran.of(
                    new VerifyProgram(sandbox, TimeLimits.DEFAULT).checked(source, verifier, type));
        } catch (SandboxUnavailable e) {
            return Ran.failed(e);
        }
    }

    private static Event.Valued valued(Ran run) {
        return new Event.Valued(run.value(), run.grade().because());
    }

    private static Event.Graded graded(String gold, String kind, Grade grade) {
        return new Event.Graded(
                gold, kind, grade.verdict().toString(), grade.rule(), grade.because(), null);
    }
}
