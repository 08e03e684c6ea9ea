package dev.reckoner.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds the names that are similar to a misspelt one.
public final class DidYouMean {

    private static final int MOST = 3;
    private static final int SHORTEST_BEGINNING = 3;

    /// No name is longer.
    private static final int LONGEST = 100;

    /// The most similar names first; empty if none is similar.
    public static List<String> to(String name, Collection<String> names) {
        int near = (name.length() + 1) / 3;
        return name.length() > LONGEST
                ? List.of()
                : names.stream()
                        .distinct()
                        .filter(other -> isBeginning(name, other) || distance(name, other) <= near)
                        .sorted(Comparator.comparingInt(other -> distance(name, other)))
                        .limit(MOST)
                        .toList();
    }

    private static boolean isBeginning(String name, String other) {
        return name.length() >= SHORTEST_BEGINNING && other.startsWith(name);
    }

    /// The similar names as the end of a message; empty if none is similar.
    public static String words(String name, Collection<String> names) {
        return words(to(name, names));
    }

    /// The same for names that are already found.
    public static String words(List<String> near) {
        return switch (near.size()) {
            case 0 -> "";
            case 1 -> "; did you mean " + near.getFirst() + "?";
            default ->
                    "; did you mean %s or %s?"
                            .formatted(
                                    String.join(", ", near.subList(0, near.size() - 1)),
                                    near.getLast());
        };
    }

    /// The edit distance: how many letters to insert, delete, replace or swap with the next.
    private static int distance(String one, String other) {
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : edits(one, other, edits, i, j);
            }
        }
        return edits[one.length()][other.length()];
    }

    /// The least edits of the first `i` letters to the first `j`.
    private static int edits(String one, String other, int[][] edits, int i, int j) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least =
                Math.min(
                        edits[i - 1][j - 1] + same, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }

    private DidYouMean() {}
}
