package dev.reckoner.sandbox.escape.attack;

import java.time.Duration;
import java.util.List;

/// What every sandbox promises a model of its cells, shown by running some.
///
/// These are the promises that hold in every backend and can be seen in how the last cell ends. The
/// whole contract, with what is left of a session's state, is tested by this project's own tests.
///
/// @param text the promise in words
/// @param cells run one after another in a session of their own
/// @param limit of each
/// @param ends how the last one ends, see [dev.reckoner.sandbox.Outcome#key()]
/// @param shows what is in the text of the last one
public record Promise(String text, List<String> cells, Duration limit, String ends, String shows) {

    public Promise {
        cells = List.copyOf(cells);
    }

    /// Those of `sandbox/escapes/promises.py`.
    public static List<Promise> all() {
        return Listing.in("promises.py", "promise")
                .map(listing ->
                        new Promise(
                                listing.summary(),
                                Listing.cells(listing.program()),
                                listing.limit(),
                                listing.keys().getOrDefault("ends", "completed"),
                                listing.keys().getOrDefault("shows", "")))
                .toList();
    }
}
