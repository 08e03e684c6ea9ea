package dev.reckoner.sandbox;

import dev.reckoner.task.Remedy;
import dev.reckoner.text.OneLine;

import java.util.List;
import java.util.stream.Collectors;

/// The sandbox itself failed, or there is none. The program that ran in it is never the reason. The
/// message says what happened.
public final class SandboxUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Remedy> remedies;

    public SandboxUnavailable(String message, Remedy... remedies) {
        super(message);
        this.remedies = List.of(remedies);
    }

    public SandboxUnavailable(String message, Throwable cause, Remedy... remedies) {
        super(message, cause);
        this.remedies = List.of(remedies);
    }

    /// What to do about it; empty where no remedy is known.
    public List<Remedy> remedies() {
        return remedies;
    }

    /// The message, with the remedies in terms of this library.
    public String inFull() {
        String message = String.valueOf(getMessage());
        return remedies.isEmpty()
                ? message
                : OneLine.joined(
                        message,
                        remedies.stream().map(Remedy::words).collect(Collectors.joining(", or ")));
    }
}
