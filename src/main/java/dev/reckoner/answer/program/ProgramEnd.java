package dev.reckoner.answer.program;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.Verdict;
import dev.reckoner.text.OneLine;

import java.time.Duration;

/// How the check of an answer by a program ended. Closed but for new ways to fail.
public sealed interface ProgramEnd {

    /// `verify(a)` returned `True`.
    ///
    /// @param value what `answer()` returned, as a person reads it, whole
    record Accepted(String value) implements ProgramEnd {}

    /// `answer()` returned a value, and there is no verifier.
    ///
    /// @param value as a person reads it, whole
    record Returned(String value) implements ProgramEnd {}

    /// `verify(a)` returned `False`.
    ///
    /// @param value what `answer()` returned, as a person reads it, whole
    record Refuted(String value) implements ProgramEnd {}

    /// The source of the answer, or `answer()`, raised an exception, or there is no such function.
    record AnswerRaised(String error) implements ProgramEnd {}

    record AnswerTimedOut(Duration limit) implements ProgramEnd {}

    record AnswerOutOfMemory(long limitBytes) implements ProgramEnd {}

    /// The interpreter of the answer ended.
    record AnswerCrashed(String cause) implements ProgramEnd {}

    /// What `answer()` returned has no tagged data.
    ///
    /// @param what it is: "a value of type generator"
    record CannotCross(String what) implements ProgramEnd {}

    /// @param found the type of what `answer()` returned
    record WrongType(ValueType declared, String found, String value) implements ProgramEnd {}

    /// The value has tagged data, and could not be made of it for the verifier. The machine may
    /// have been too slow.
    record ValueNotMade(String why) implements ProgramEnd {}

    /// The source of the verifier, or `verify(a)`, raised an exception, or there is no such
    /// function.
    record VerifierRaised(String error) implements ProgramEnd {}

    record VerifierTimedOut(Duration limit) implements ProgramEnd {}

    record VerifierOutOfMemory(long limitBytes) implements ProgramEnd {}

    /// The interpreter of the verifier ended.
    record VerifierCrashed(String cause) implements ProgramEnd {}

    /// `verify(a)` returned neither `True` nor `False`.
    ///
    /// @param found what it returned: "a value of type int"
    record NoVerdict(String found) implements ProgramEnd {}

    /// The verdict: a fault of the answer is wrong; a fault of the verifier, or of the way to it,
    /// is undecided.
    default Grade grade() {
        return switch (this) {
            case Accepted(var value) ->
                    new Grade(
                            Verdict.CORRECT,
                            "program-accepted",
                            "verify(a) is True for " + shown(value));
            case Refuted(var value) ->
                    wrong("program-refuted", "verify(a) is False for " + shown(value));
            case Returned(var value) ->
                    undecided("program-returned", "answer() returned " + shown(value));
            case AnswerRaised(var error) ->
                    wrong("answer-raised", "answer() raised " + line(error));
            case AnswerTimedOut(var limit) ->
                    wrong("answer-timed-out", "answer() took longer than " + OneLine.time(limit));
            case AnswerOutOfMemory(var bytes) ->
                    wrong("answer-out-of-memory", "answer() used more than " + mebibytes(bytes));
            case AnswerCrashed(var cause) ->
                    wrong("answer-crashed", "the interpreter of answer() ended: " + line(cause));
            case CannotCross(var what) ->
                    wrong("answer-cannot-cross", "answer() returned " + line(what));
            case WrongType(var declared, var found, var value) ->
                    wrong(
                            "answer-has-wrong-type",
                            "answer() returned a %s, %s, where the problem asks for: %s"
                                    .formatted(found, shown(value), line(declared.toString())));
            case ValueNotMade(var why) ->
                    undecided(
                            "value-not-made",
                            "the value of answer() could not be made again for verify(a): " + why);
            case VerifierRaised(var error) ->
                    undecided("verifier-raised", "verify(a) raised " + line(error));
            case VerifierTimedOut(var limit) ->
                    undecided(
                            "verifier-timed-out",
                            "verify(a) took longer than " + OneLine.time(limit));
            case VerifierOutOfMemory(var bytes) ->
                    undecided(
                            "verifier-out-of-memory",
                            "verify(a) used more than " + mebibytes(bytes));
            case VerifierCrashed(var cause) ->
                    undecided(
                            "verifier-crashed",
                            "the interpreter of verify(a) ended: " + line(cause));
            case NoVerdict(var found) ->
                    undecided(
                            "verifier-returned-no-bool",
                            "verify(a) returned %s where True or False was expected"
                                    .formatted(line(found)));
        };
    }

    private static Grade wrong(String rule, String because) {
        return new Grade(Verdict.WRONG, rule, because);
    }

    private static Grade undecided(String rule, String because) {
        return new Grade(Verdict.UNDECIDED, rule, because);
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    private static String shown(String value) {
        return OneLine.quote(value, 120);
    }

    private static String line(String text) {
        return OneLine.quote(text);
    }
}
