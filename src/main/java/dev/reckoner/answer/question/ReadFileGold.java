package dev.reckoner.answer.question;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.program.ValueType;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Makes what an answer is checked against of the fields of a problem.
///
/// @param place as messages name it: the file
record ReadFileGold(String place) {

    /// @param gold the expected answer; null if it is not given
    /// @param verifier the source of `verify(a)`; null if it is not given
    /// @param type the kind of answer, such as `integer` or `Python int`; null if it is not given
    /// @throws UnreadableQuestion if both are given, or one of the three cannot be read
    Gold of(@Nullable String gold, @Nullable String verifier, @Nullable String type) {
        if (gold != null && verifier != null) {
            throw new UnreadableQuestion(
                    place + ": both 'gold' and 'verification_code' are given",
                    "leave one of them out");
        }
        if (verifier != null) {
            return verified(verifier, type);
        }
        var named = type == null ? AnswerType.ANY : answerType(type);
        return gold == null ? new Gold.Unknown() : expected(gold, named);
    }

    private Gold verified(String verifier, @Nullable String type) {
        if (!verifier.contains("verify")) {
            throw new UnreadableQuestion(
                    place + ": 'verification_code' does not define verify",
                    "write Python that defines verify(a), which returns whether a is right");
        }
        return new Gold.Verifier(
                verifier,
                type == null ? ValueType.ANY : valueType(type).orElseThrow(() -> unknown(type)));
    }

    private Gold expected(String gold, AnswerType type) {
        var expected = Expected.of(gold).with(type);
        Grader.unreadable(expected)
                .ifPresent(because -> {
                    throw new UnreadableQuestion(
                            "%s: 'gold' is '%s', which could not be read: %s"
                                    .formatted(place, OneLine.quote(gold), because),
                            "write it in LaTeX, plain text or Python, or use answer_type: text to"
                                    + " compare words");
                });
        return new Gold.Value(expected);
    }

    /// A type that only a verifier can check leaves the kind of a compared answer open.
    private AnswerType answerType(String type) {
        return AnswerType.named(type)
                .or(() -> valueType(type).map(_ -> AnswerType.ANY))
                .orElseThrow(() -> unknown(type));
    }

    private static Optional<ValueType> valueType(String type) {
        try {
            return Optional.of(ValueType.of(type));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private UnreadableQuestion unknown(String type) {
        return new UnreadableQuestion(
                "%s: unknown 'answer_type' '%s'".formatted(place, OneLine.quote(type)),
                "it is a type of Python or SymPy, such as 'Python int', 'SymPy expression' or 'list"
                        + " of Python ints'; without verification_code also one of "
                        + AnswerType.names());
    }
}
