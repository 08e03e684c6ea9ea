package dev.reckoner.cli.option;

/// Exit codes.
public enum Exit {
    DONE(0),
    /// No answer, or a cell that did not complete.
    NO_ANSWER(1),
    USAGE(2),
    /// No model, no sandbox, nowhere to write.
    MISSING(3),
    OUR_FAULT(4),
    INTERRUPTED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
