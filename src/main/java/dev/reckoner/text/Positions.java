package dev.reckoner.text;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// Where each of several things stands in a text that is read once from left to right. A search for
/// the next of a kind costs nothing where there is none, so that a text full of openings without
/// their ends is read as fast as any other.
///
/// @param <K> the kind of thing
public final class Positions<K> {

    private final Map<K, ArrayDeque<Integer>> ahead = new HashMap<>();

    /// @param at not before any other position of this kind
    public void add(K kind, int at) {
        ahead.computeIfAbsent(kind, _ -> new ArrayDeque<>()).add(at);
    }

    /// The first position from `from` on; -1 if there is none.
    ///
    /// @param from not before that of an earlier search for this kind
    public int next(K kind, int from) {
        var positions = ahead.get(kind);
        if (positions == null) {
            return -1;
        }
        while (!positions.isEmpty() && positions.getFirst() < from) {
            positions.removeFirst();
        }
        return positions.isEmpty() ? -1 : positions.getFirst();
    }
}
