package dev.reckoner.model;

/// The model is there but does not do what was asked of it, known before anything is spent. The
/// message is one line.
public final class Unsuited extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    Unsuited(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /// What to do instead, one line.
    public String remedy() {
        return remedy;
    }
}
