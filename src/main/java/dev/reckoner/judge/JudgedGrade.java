package dev.reckoner.judge;

import dev.reckoner.answer.Grade;
import dev.reckoner.conversation.Usage;

/// A grade after a model was asked, or was not.
///
/// @param grade that of the rules, where they had decided or the model gave no verdict
/// @param usage what the call took; nothing where the model was not asked or did not reply
public record Judgement(Grade grade, Usage usage) {}
