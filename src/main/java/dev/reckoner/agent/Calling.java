package dev.reckoner.agent;

import dev.reckoner.agent.exchange.TextProtocol;
import dev.reckoner.journal.Entry;
import dev.reckoner.tool.Tools;

import java.util.List;

/// How the model runs Python and submits its answer at present, in words for the model.
enum Calling {
    TOOLS(
            "call python to run code, or submit_answer to finish",
            "Go on, or call submit_answer when you are confident.",
            "Call submit_answer now, with your best answer; nothing else is accepted.",
            "only submit_answer is accepted now."),
    TEXT(
            "write a ```python block to run code, or give the answer in \\boxed{} to finish",
            "Go on, or give the answer in \\boxed{} when you are confident.",
            "Give your best answer now, in \\boxed{}; no more code is run.",
            "only the answer in \\boxed{} is accepted now."),
    /// No Python: there is only text.
    NONE(
            "give the answer in \\boxed{}",
            "Give the answer in \\boxed{}.",
            "Give your best answer now, in \\boxed{}.",
            "there are no tools.");

    private static final String PROTOCOL =
            """
            There are no tool calls here. Write in your text instead:
            - Python in a block that begins with a line ```python and ends with a line ``` is run as a cell of the session. End your reply after the block: you are shown the output in an ```output block.
            - The answer in \\boxed{...}, in a reply without Python, is submitted and ends the attempt.

            The session: \
            """;

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
        if (!rules.preset().tools()) {
            return NONE;
        }
        return switch (rules.calls()) {
            case NATIVE -> TOOLS;
            case TEXT -> TEXT;
            case AUTO ->
                    entries.stream().map(Entry::event).anyMatch(TextProtocol::begins)
                            ? TEXT
                            : TOOLS;
        };
    }

    /// How to write calls as text.
    static String protocol(Rules rules) {
        return PROTOCOL
                + rules.tools().stream()
                        .filter(tool -> tool.name().equals(Tools.PYTHON))
                        .map(tool -> tool.description())
                        .findFirst()
                        .orElse("");
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
