package dev.reckoner.model.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds the names that are similar to a misspelt one.
public final class DidYouMean {

    private static final int MOST = 3;

    /// The most similar names first; empty if none is similar.
    static List<String> to(String name, Collection<String> names) {
        int near = Math.max(2, name.length() / 3);
        return names.stream()
                .distinct()
                .filter(other -> distance(name, other) <= near)
                .sorted(Comparator.comparingInt(other -> distance(name, other)))
                .limit(MOST)
                .toList();
    }

    /// The similar names as the end of a message; empty if none is similar.
    public static String words(String name, Stream<String> names) {
        var near = to(name, names.toList());
        return near.isEmpty() ? "" : "; the nearest are " + String.join(", ", near);
    }

    /// The edit distance: how many letters to insert, delete or replace.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    private DidYouMean() {}
}
