package dev.reckoner.task;

/// A limit is too small for any attempt. It is thrown before anything is sent. The message is one
/// line.
public final class UnusableLimit extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient Remedy remedy;

    public UnusableLimit(String message, Remedy remedy) {
        super(message);
        this.remedy = remedy;
    }

    public Remedy remedy() {
        return remedy;
    }
}
