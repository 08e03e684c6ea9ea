package dev.reckoner.model.select;

import dev.reckoner.task.Remedy;

import java.util.List;

/// The model is there but does not do what was asked of it, known before anything is spent. The
/// message is one line.
public final class UnsupportedByModel extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Remedy> remedies;

    UnsupportedByModel(String message, Remedy... remedies) {
        super(message);
        this.remedies = List.of(remedies);
    }

    /// What to do instead, each by itself.
    public List<Remedy> remedies() {
        return remedies;
    }
}
