package dev.reckoner.model.select;

import dev.reckoner.task.Remedy;

import java.util.List;

/// There is no model to work with. It is thrown before anything is spent. The message is one line.
public final class NoModel extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Remedy> remedies;

    NoModel(String message, List<Remedy> remedies) {
        super(message);
        this.remedies = List.copyOf(remedies);
    }

    /// What a person can do instead; each remedy is enough by itself.
    public List<Remedy> remedies() {
        return remedies;
    }
}
