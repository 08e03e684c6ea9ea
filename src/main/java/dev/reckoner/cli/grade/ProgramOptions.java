package dev.reckoner.cli.grade;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.program.ValueType;
import dev.reckoner.answer.program.VerifyProgram;
import dev.reckoner.answer.program.VerifyProgram.TimeLimits;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.cli.option.Texts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// `--program` and `--verify`: an answer that is a program, and the program that checks its value.
final class ProgramOptions {

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description =
                    "Python that defines answer(), run for at most 30 s in a session of its own.")
    private @Nullable Path program;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description =
                    "Python that defines verify(a), which returns whether the value of answer() is"
                            + " correct, run for at most 120 s in another session.")
    private @Nullable Path verifier;

    boolean given() {
        return program != null || verifier != null;
    }

    /// @param type that the problem declares, as on the command line
    Grade grade(SandboxOption sandbox, @Nullable String type) throws InterruptedException {
        if (program == null || verifier == null) {
            throw new Failure(
                    Exit.USAGE,
                    program == null ? "--verify needs --program" : "--program needs --verify",
                    "give both: reckoner grade --program answer.py --verify verify.py");
        }
        String answer = Texts.read(program);
        String check = Texts.read(verifier);
        ValueType declared = declared(type);
        try (var started = sandbox.start(line -> System.err.println("reckoner: " + line))) {
            return new VerifyProgram(started, TimeLimits.DEFAULT)
                    .check(answer, check, declared)
                    .grade();
        }
    }

    private static ValueType declared(@Nullable String type) {
        try {
            return type == null ? ValueType.ANY : ValueType.of(type);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE, "--type: " + e.getMessage(), "see: reckoner grade --help");
        }
    }
}
