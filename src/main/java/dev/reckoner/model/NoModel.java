package dev.reckoner.model;

import java.util.List;

/// There is no model to work with, known before anything is spent. The message is one line.
public final class NoModel extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> ways;

    NoModel(String message, List<String> ways) {
        super(message);
        this.ways = List.copyOf(ways);
    }

    /// What to do instead, a line each: what to type, then what it is.
    public List<String> ways() {
        return ways;
    }
}
