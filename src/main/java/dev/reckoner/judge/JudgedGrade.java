package dev.reckoner.judge;

import dev.reckoner.answer.Grade;
import dev.reckoner.conversation.Usage;

/// A grade after a model was asked, or was not.
///
/// @param grade that of the rules, where they had decided or the model gave no verdict
/// @param replied whether the model was asked, and replied
/// @param usage what its reply took
public record JudgedGrade(Grade grade, boolean replied, Usage usage) {

    static JudgedGrade withoutReply(Grade grade) {
        return new JudgedGrade(grade, false, Usage.NONE);
    }
}
