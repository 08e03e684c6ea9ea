package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.escape.attack.Promise;

/// Whether a promise was kept.
///
/// @param found what happened instead, in words; empty where it was kept
public record PromiseResult(Promise promise, String found) {

    private static final int SHOWN_CHARS = 200;

    static PromiseResult of(Promise promise, Outcome outcome) {
        String text = outcome.text();
        if (outcome.key().equals(promise.ends()) && text.contains(promise.shows())) {
            return new PromiseResult(promise, "");
        }
        String start = text.substring(0, Math.min(text.length(), SHOWN_CHARS));
        return new PromiseResult(
                promise,
                "the cell ended %s and showed '%s', where %s and '%s' were expected"
                        .formatted(outcome.key(), start, promise.ends(), promise.shows()));
    }

    public boolean kept() {
        return found.isEmpty();
    }
}
