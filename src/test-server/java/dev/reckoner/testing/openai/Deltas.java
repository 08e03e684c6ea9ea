package dev.reckoner.testing.openai;

import java.util.ArrayList;
import java.util.List;

/// Takes a text apart as models do: a few characters at a time, none of them halved.
final class Deltas {

    private static final int LEAST = 16;
    private static final int MOST_PIECES = 200;

    static List<String> of(String text) {
        int size = Math.max(LEAST, text.length() / MOST_PIECES);
        List<String> deltas = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(start + size, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            deltas.add(text.substring(start, end));
            start = end;
        }
        return deltas;
    }

    private Deltas() {}
}
