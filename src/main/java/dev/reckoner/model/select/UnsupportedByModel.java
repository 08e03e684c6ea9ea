package dev.reckoner.model.select;

import dev.reckoner.task.Remedy;

import java.util.List;

/// The model exists but does not support what was asked of it. It is thrown before anything is
/// spent. The message is one line.
public final class UnsupportedByModel extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Remedy> remedies;

    UnsupportedByModel(String message, Remedy... remedies) {
        super(message);
        this.remedies = List.of(remedies);
    }

    /// What a person can do instead; each remedy is enough by itself.
    public List<Remedy> remedies() {
        return remedies;
    }
}
