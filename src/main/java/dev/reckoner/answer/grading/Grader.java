package dev.reckoner.answer.grading;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.Grade;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.answer.Verdict;
import dev.reckoner.answer.equivalence.Equivalence;
import dev.reckoner.answer.equivalence.form.Kind;
import dev.reckoner.answer.equivalence.form.Tolerance;
import dev.reckoner.answer.read.ReadValue;
import dev.reckoner.answer.read.Reading;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.symbolic.SymbolicCheck;
import dev.reckoner.answer.symbolic.SymbolicSession;
import dev.reckoner.answer.value.Value;

import java.util.Optional;
import java.util.regex.Pattern;

/// Grades answers. Nothing of an answer is evaluated on this machine: it is read as data, compared
/// by exact rules, and what those cannot tell is compared in a sandbox, to which it goes as data
/// too.
///
/// ```java
/// try (var sandbox = GraalPySandbox.start();
///         var grader = Grader.using(sandbox::open)) {
///     Grade grade = grader.grade("1/2", "0.5");   // CORRECT, exact-number, both are 1/2
/// }
/// ```
///
/// `docs/grading.md` states the rules. One answer is graded at a time.
public final class Grader implements AutoCloseable {

    private static final Pattern BOXED_TEXT =
            Pattern.compile("^\\s*+\\\\(?:text|textbf|textit|mathrm|mbox)\\{([^{}\\\\]*+)}\\s*+$");

    private final SymbolicCheck check;
    private final Runnable close;

    private Grader(SymbolicCheck check, Runnable close) {
        this.check = check;
        this.close = close;
    }

    /// A grader without a sandbox. What only computer algebra can tell is undecided.
    public static Grader exact() {
        return new Grader(SymbolicCheck.NONE, () -> {});
    }

    /// A grader that opens one session when it first needs one, and closes it at its end.
    public static Grader using(SessionSupply sessions) {
        var check = new SymbolicSession(sessions::open);
        return new Grader(check, check::close);
    }

    public Grade grade(String gold, String answer) throws InterruptedException {
        return grade(Expected.of(gold), answer);
    }

    /// Where `gold` itself can't be read, only the same text is correct, and any other is
    /// undecided.
    public Grade grade(Expected gold, String answer) throws InterruptedException {
        if (gold.type() == AnswerType.TEXT) {
            return grade(judge(gold, new Value.Words(gold.text()), new Value.Words(text(answer))));
        }
        return switch (ReadValue.of(gold.text(), gold.type())) {
            case Reading.Unreadable(var because) ->
                    gold.text().strip().equals(answer.strip())
                            ? new Grade(Verdict.CORRECT, "same-text", "both are the same text")
                            : new Grade(
                                    Verdict.UNDECIDED,
                                    "gold-unread",
                                    "the expected answer could not be read: " + because);
            case Reading.Read(var expected) ->
                    switch (ReadValue.of(answer, gold.type())) {
                        case Reading.Unreadable(var because) ->
                                new Grade(Verdict.UNPARSED, "unread", because);
                        case Reading.Read(var given) -> grade(gold, expected, given);
                    };
        };
    }

    /// What a box says, or else all of the text: as text nothing is known to be words around it.
    private static String text(String answer) {
        return BOXED_TEXT.matcher(ReadAnswer.boxed(answer).orElse(answer)).replaceFirst("$1");
    }

    /// Whether two answers, neither of which is expected, are known to be the same. The same text
    /// is, also where it can't be read.
    public boolean areSame(String one, String other) throws InterruptedException {
        if (one.strip().equals(other.strip())) {
            return true;
        }
        return ReadValue.of(one) instanceof Reading.Read(var first)
                && ReadValue.of(other) instanceof Reading.Read(var second)
                && new Equivalence(check, new Tolerance.None()).judge(first, second).isSame();
    }

    /// Why a text can't be an expected answer of its type; empty if it can.
    public static Optional<String> unreadable(Expected gold) {
        if (gold.type() == AnswerType.TEXT) {
            return Optional.empty();
        }
        return switch (ReadValue.of(gold.text(), gold.type())) {
            case Reading.Unreadable(var because) -> Optional.of(because);
            case Reading.Read(var value) ->
                    TypedValue.of(value, gold.type()).isPresent()
                            ? Optional.empty()
                            : Optional.of("it is " + notOf(value, gold.type()));
        };
    }

    private static String notOf(Value value, AnswerType type) {
        return "%s and not %s".formatted(Kind.of(value), type.words());
    }

    private Grade grade(Expected gold, Value expected, Value given) throws InterruptedException {
        var type = gold.type();
        var typedGold = TypedValue.of(expected, type);
        if (typedGold.isEmpty()) {
            return new Grade(
                    Verdict.UNDECIDED,
                    "gold-type",
                    "the expected answer is " + notOf(expected, type));
        }
        var typedAnswer = TypedValue.of(given, type);
        if (typedAnswer.isEmpty()) {
            return new Grade(
                    given instanceof Value.Words ? Verdict.UNPARSED : Verdict.WRONG,
                    "type",
                    "%s was asked for, and the answer is %s"
                            .formatted(type.words(), Kind.of(given)));
        }
        if (given instanceof Value.Words && !isWords(typedGold.get())) {
            var judgement = judge(gold, typedGold.get(), typedAnswer.get());
            return judgement.isDifferent()
                    ? new Grade(Verdict.UNPARSED, "unread", "the answer is words")
                    : grade(judgement);
        }
        var judgement = judge(gold, typedGold.get(), typedAnswer.get());
        return judgement.isSame()
                ? gold.form()
                        .missedBy(given)
                        .map(missed ->
                                new Grade(
                                        Verdict.WRONG,
                                        "form",
                                        "the value is right, and the answer is %s, which is not the"
                                                        .formatted(missed)
                                                + " form that the problem asks for"))
                        .orElseGet(() -> grade(judgement))
                : grade(judgement);
    }

    private static boolean isWords(Value value) {
        return switch (value) {
            case Value.Words _, Value.Truth _, Value.Choice _ -> true;
            default -> false;
        };
    }

    private Judgement judge(Expected gold, Value expected, Value given)
            throws InterruptedException {
        var tolerance =
                gold.tolerance() == null
                        ? new Tolerance.OfRounding()
                        : new Tolerance.Absolute(gold.tolerance());
        return new Equivalence(check, tolerance).judge(expected, given);
    }

    private static Grade grade(Judgement judgement) {
        var verdict =
                switch (judgement.finding()) {
                    case SAME -> Verdict.CORRECT;
                    case DIFFERENT -> Verdict.WRONG;
                    case UNKNOWN -> Verdict.UNDECIDED;
                };
        return new Grade(verdict, judgement.rule(), judgement.because());
    }

    /// Ends the session, if one was opened. Safe to call twice.
    @Override
    public void close() {
        close.run();
    }
}
