package dev.reckoner.answer;

/// The verdict on an answer, and what it rests on.
///
/// @param rule the name of the rule that decided, in lower case with hyphens: `exact-number`
/// @param because why, in one sentence for a person
public record Grade(Verdict verdict, String rule, String because) {}
