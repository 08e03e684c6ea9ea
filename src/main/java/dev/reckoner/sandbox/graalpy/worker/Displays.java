package dev.reckoner.sandbox.graalpy.worker;

import java.util.Map;
import java.util.function.Consumer;

/// Passes on the values that a cell shows, up to 1,000 values and up to as many characters as a
/// cell may print, and at the end says how many it has not passed on.
final class Displays {

    static final int MAX = 1_000;

    private final int maxChars;
    private final Consumer<WorkerReply> replies;
    private int count;
    private long chars;
    private int missing;

    Displays(int maxChars, Consumer<WorkerReply> replies) {
        this.maxChars = maxChars;
        this.replies = replies;
    }

    void begin() {
        count = 0;
        chars = 0;
        missing = 0;
    }

    void show(WorkerReply.Displayed value) {
        chars += size(value);
        count++;
        if (count <= MAX && chars <= maxChars) {
            replies.accept(value);
        } else {
            missing++;
        }
    }

    void end() {
        if (missing > 0) {
            replies.accept(
                    new WorkerReply.Displayed(
                            Long.MAX_VALUE,
                            false,
                            "[... " + missing + " more values are not shown ...]",
                            Map.of()));
        }
    }

    private static long size(WorkerReply.Displayed value) {
        return value.plain().length()
                + value.rich().values().stream().mapToLong(String::length).sum();
    }
}
