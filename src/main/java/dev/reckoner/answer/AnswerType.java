package dev.reckoner.answer;

/// The kind of value a problem asks for. An answer of another kind is not correct, whatever its
/// value.
public enum AnswerType {
    /// No kind was declared: the kind of the expected answer decides.
    ANY,
    INTEGER,
    RATIONAL,
    REAL,
    COMPLEX,
    /// A term with variables, or a number in any form.
    EXPRESSION,
    EQUATION,
    INEQUALITY,
    /// In order.
    TUPLE,
    /// In any order, each member once.
    SET,
    INTERVAL,
    MATRIX,
    BOOLEAN,
    /// One letter of a multiple choice.
    CHOICE,
    TEXT
}
