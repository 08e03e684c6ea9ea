package dev.reckoner.agent.setup;

import static dev.reckoner.agent.setup.LimitWords.amount;
import static dev.reckoner.agent.setup.LimitWords.format;

import dev.reckoner.answer.program.VerifyProgram.TimeLimits;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Problem;
import dev.reckoner.task.PythonMode;
import dev.reckoner.tool.Cells;

import java.time.Duration;

/// The parts of a prompt that depend on what is in force.
public final class PromptParts {

    /// How the limits work, after the limits themselves.
    public static String limits(Limits limits, TokenLimit meaning) {
        String budget = LimitWords.budget(limits);
        String tokens = limits.most(Kind.TOKENS).map(most -> tokens(limits, meaning)).orElse("");
        return tokens.isEmpty() ? budget : budget + "\n" + tokens;
    }

    private static String tokens(Limits limits, TokenLimit meaning) {
        String most = amount(Kind.TOKENS, limits.most(Kind.TOKENS).orElseThrow());
        String soft = amount(Kind.TOKENS, limits.soft(Kind.TOKENS).orElseThrow());
        String counted =
                "What you are sent and what you write both count, your thinking included, and the"
                        + " whole conversation counts again with every reply. After every turn you"
                        + " are told how much is used.";
        return switch (meaning) {
            case RESERVED -> counted;
            case CUTS_OFF ->
                    format(
                            """
                            %s
                            The attempt ends at once when %s are used. A reply that goes past that is lost, and a submission in it does not count.
                            From %s on you are asked to submit and nothing else is accepted. Do not count on that stage: a long reply can use up in one go what is left.\
                            """,
                            counted, most, soft);
            case ONE_MORE ->
                    format(
                            """
                            %s
                            When %s are used you are asked once more, for the submission alone. Nothing follows that reply.\
                            """,
                            counted, most);
        };
    }

    /// With an empty line behind it.
    public static String answerType(Problem problem) {
        return problem.answerType() == null
                ? ""
                : "The type of the answer is: " + problem.answerType() + "\n\n";
    }

    /// @param calls whether it is a call, rather than a block with a comment in it
    public static String submission(Problem problem, boolean calls) {
        String value =
                problem.answerType() == null
                        ? "the answer, as a value of the type that fits: an int, a Fraction, a"
                                + " string, a list, tuple or set of them, or an expression of SymPy"
                        : "the answer as a value of this type: " + problem.answerType();
        return """
        - You submit the source of a Python function `answer` without parameters, with the imports and the functions that it needs.
        - It returns %s. Exact values only, unless the problem asks for an approximation.
        - It prints nothing%s.
        - It is run in a new interpreter and may take %s s on ordinary hardware.\
        """
                .formatted(
                        value,
                        calls ? ", and the source has no comments" : "",
                        seconds(TimeLimits.DEFAULT.answer()));
    }

    /// What a cell shows, and in a notebook what stays of it.
    public static String cells(Cells cells, boolean calls) {
        return switch (cells.view()) {
            case NOTEBOOK ->
                    (cells.mode() == PythonMode.SESSION
                                            ? "It is one notebook session: variables, functions and"
                                                    + " imports stay from %1$s to %1$s."
                                            : "Each %1$s runs by itself: no variable, function or"
                                                  + " import stays from %1$s to %1$s, so each must"
                                                  + " import and define all that it uses.")
                                    .formatted(name(calls))
                            + " You see what is printed and the value of the last expression.";
            case STREAMS ->
                    "You see only what the code writes to standard error and to standard output, in"
                            + " this order.";
        };
    }

    /// What stays of a cell.
    public static String state(Cells cells, boolean calls) {
        return switch (cells.mode()) {
            case SESSION ->
                    "Variables, functions and imports stay from %1$s to %1$s."
                            .formatted(name(calls));
            case STATELESS, NONE ->
                    ("Nothing at all is remembered. Every %1$s starts in a new, empty interpreter:"
                                    + " a variable, function or import of an earlier %1$s does not"
                                    + " exist there. Each %1$s must import and define everything it"
                                    + " uses.")
                            .formatted(name(calls));
        };
    }

    private static String name(boolean calls) {
        return calls ? "call" : "block";
    }

    public static String seconds(Duration time) {
        return String.valueOf(time.toSeconds());
    }

    private PromptParts() {}
}
