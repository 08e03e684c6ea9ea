package dev.reckoner.sandbox.graalpy.worker;

import java.util.function.Consumer;

/// Passes on the values that a cell shows, up to 1,000 values and up to as many characters as a
/// cell may print.
final class Displays {

    static final int MAX = 1_000;

    private final int maxChars;
    private final Consumer<WorkerReply> replies;
    private int count;
    private long chars;

    Displays(int maxChars, Consumer<WorkerReply> replies) {
        this.maxChars = maxChars;
        this.replies = replies;
    }

    void begin() {
        count = 0;
        chars = 0;
    }

    void show(WorkerReply.Displayed value) {
        chars += size(value);
        count++;
        if (count <= MAX && chars <= maxChars) {
            replies.accept(value);
        }
    }

    private static long size(WorkerReply.Displayed value) {
        return value.plain().length()
                + value.rich().values().stream().mapToLong(String::length).sum();
    }
}
