package dev.reckoner.answer.grading;

import dev.reckoner.answer.AnswerType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// The answer that is expected, and how an answer is compared with it.
///
/// @param text in LaTeX, plain text or Python; not trusted more than an answer
/// @param type a checked type: an answer of another kind is wrong
/// @param tolerance the largest absolute difference between a decimal and another number, unless a
///   whole number is expected; null if only an expected decimal stands for what rounds to it
/// @param form an equal answer that is not of this form is wrong
public record Expected(
        String text, AnswerType type, @Nullable BigDecimal tolerance, RequestedForm form) {

    /// An answer that may be of the kind and the form of `text`.
    public static Expected of(String text) {
        return new Expected(text, AnswerType.ANY, null, RequestedForm.ANY);
    }

    public Expected {
        if (tolerance != null && tolerance.signum() < 0) {
            throw new IllegalArgumentException(
                    "a tolerance is at least 0, was " + tolerance.toPlainString());
        }
    }

    public Expected with(AnswerType type) {
        return new Expected(text, type, tolerance, form);
    }

    public Expected within(BigDecimal tolerance) {
        return new Expected(text, type, tolerance, form);
    }

    public Expected in(RequestedForm form) {
        return new Expected(text, type, tolerance, form);
    }
}
