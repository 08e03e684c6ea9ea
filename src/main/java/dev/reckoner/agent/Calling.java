package dev.reckoner.agent;

import dev.reckoner.agent.exchange.TextProtocol;
import dev.reckoner.journal.Entry;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.Submission;
import dev.reckoner.tool.Tools;

import java.util.List;

/// How the model runs Python and submits its answer at present, in words for the model.
enum Calling {
    TOOLS(
            "call python to run code, or submit_answer to finish",
            "Go on, or call submit_answer when you are confident.",
            "Call submit_answer now, with your best answer; nothing else is accepted.",
            "only submit_answer is accepted now."),
    /// Blocks of Python are run, and the answer is in a box.
    TEXT(
            "write a ```python block to run code, or give the answer in \\boxed{} to finish",
            "Go on, or give the answer in \\boxed{} when you are confident.",
            "Give your best answer now, in \\boxed{}; no more code is run.",
            "only the answer in \\boxed{} is accepted now."),
    /// Blocks of Python are run, except the one that is the submission.
    BLOCKS(
            "write a ```python block to run code, or the final block to finish",
            "Go on, or write the final block when you are confident.",
            "Write the final block now, with your best answer; no other code is run.",
            "only the final block is accepted now."),
    /// No Python: there is only text, and the answer is in a box.
    NONE(
            "give the answer in \\boxed{}",
            "Give the answer in \\boxed{}.",
            "Give your best answer now, in \\boxed{}.",
            "there are no tools."),
    /// No Python: there is only text, and a block of it is the submission.
    FINAL_BLOCK(
            "write the final block",
            "Go on, or write the final block when you are confident.",
            "Write the final block now, with your best answer.",
            "there are no tools.");

    private static final String PROTOCOL =
            """
            There are no tool calls here. Write in your text instead:
            - Python in a block that begins with a line ```python and ends with a line ``` is run %s. End your reply after the block: you are shown the output in an ```output block.
            - %s

            %s: \
            """;

    private static final String BOX =
            "The answer in \\boxed{...}, in a reply without Python, is submitted and ends the"
                    + " attempt.";

    /// How a program is submitted in text.
    static final String FINAL =
            "The final block is a ```python block with the line `%s` in it. It is the submission and ends the attempt."
                    .formatted(TextProtocol.FINAL);

    private final String next;
    private final String goOn;
    private final String submitNow;
    private final String onlySubmission;

    Calling(String next, String goOn, String submitNow, String onlySubmission) {
        this.next = next;
        this.goOn = goOn;
        this.submitNow = submitNow;
        this.onlySubmission = onlySubmission;
    }

    static Calling of(List<Entry> entries, Rules rules) {
        if (!rules.hasPython()) {
            return inText(rules);
        }
        return switch (rules.calls()) {
            case NATIVE -> TOOLS;
            case TEXT -> inText(rules);
            case AUTO ->
                    entries.stream().map(Entry::event).anyMatch(TextProtocol::begins)
                            ? inText(rules)
                            : TOOLS;
        };
    }

    /// How it is where there are no function calls.
    static Calling inText(Rules rules) {
        return switch (rules.preset().submission()) {
            case TEXT -> rules.hasPython() ? TEXT : NONE;
            case PROGRAM -> rules.hasPython() ? BLOCKS : FINAL_BLOCK;
        };
    }

    /// How to write calls as text.
    static String protocol(Rules rules) {
        boolean session = rules.cells().mode() == PythonMode.SESSION;
        return PROTOCOL.formatted(
                        session ? "as a cell of the session" : "by itself",
                        rules.preset().submission() == Submission.TEXT ? BOX : FINAL,
                        session ? "The session" : "How it runs")
                + rules.tools().stream()
                        .filter(tool -> tool.name().equals(Tools.PYTHON))
                        .map(tool -> tool.description())
                        .findFirst()
                        .orElse("");
    }

    /// Whether calls are read from the text of the replies.
    boolean isInText() {
        return switch (this) {
            case TEXT, BLOCKS, FINAL_BLOCK -> true;
            case TOOLS, NONE -> false;
        };
    }

    /// What the model can do, without a full stop.
    String next() {
        return next;
    }

    String goOn() {
        return goOn;
    }

    String submitNow() {
        return submitNow;
    }

    String onlySubmission() {
        return onlySubmission;
    }
}
