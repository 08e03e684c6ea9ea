package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

/// A place in a body: after a share of its bytes, or after the first event of a type.
///
/// @param event null for a share
public record Where(double share, @Nullable String event) {

    public static Where share(double share) {
        return new Where(share, null);
    }

    public static Where after(String event) {
        return new Where(0, event);
    }
}
