package dev.reckoner.eval.dataset;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Which problems of a set are taken, and in which order. First the split and the condition choose,
/// then the problems are shuffled, then the limit counts.
///
/// @param split only the problems of this split; null for all
/// @param where an SQL expression over the columns of the files; null for all problems
/// @param shuffle whether the order is by chance, that is by `seed`, or that of the files
/// @param seed decides the order, and that of choices whose right one stands apart. The same seed
///   gives the same on every machine.
/// @param limit the most problems that are taken, at least 1; null for all
public record Selection(
        @Nullable String split,
        @Nullable String where,
        boolean shuffle,
        long seed,
        @Nullable Integer limit) {

    /// All problems, in the order of the files.
    public static final Selection ALL = new Selection(null, null, false, 0, null);

    public Selection {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("a limit is at least 1, was " + limit);
        }
    }

    public Selection split(String name) {
        return new Selection(name, where, shuffle, seed, limit);
    }

    public Selection where(String expression) {
        return new Selection(split, expression, shuffle, seed, limit);
    }

    public Selection shuffled(long seed) {
        return new Selection(split, where, true, seed, limit);
    }

    public Selection seed(long seed) {
        return new Selection(split, where, shuffle, seed, limit);
    }

    public Selection limit(int most) {
        return new Selection(split, where, shuffle, seed, most);
    }

    /// The options that say so; empty if all problems are taken as they are.
    public String options() {
        List<String> options = new ArrayList<>();
        if (split != null) {
            options.add("--split " + quoted(split));
        }
        if (where != null) {
            options.add("--where " + quoted(where));
        }
        if (shuffle) {
            options.add("--shuffle");
        }
        if (shuffle || seed != 0) {
            options.add("--seed " + seed);
        }
        if (limit != null) {
            options.add("--limit " + limit);
        }
        return String.join(" ", options);
    }

    /// As a shell reads it.
    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
