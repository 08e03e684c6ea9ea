package dev.reckoner.transcript;

import dev.reckoner.journal.Item;

import java.util.ArrayList;
import java.util.List;

/// A reply that is coming, and how many of its rows are on the screen.
final class LiveReply {

    /// Rows are made anew when this much has come, or a line has ended.
    private static final int STEP = 40;

    private final List<Item> items = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private int fresh;
    private boolean begun;

    /// @return whether it is worth looking for new rows
    boolean text(String piece) {
        if (!items.isEmpty() && items.getLast() instanceof Item.Text(var before, _)) {
            items.set(items.size() - 1, new Item.Text(before + piece));
        } else {
            items.add(new Item.Text(piece));
        }
        return worth(piece);
    }

    /// @return whether it is worth looking for new rows
    boolean reasoning(String piece) {
        if (!items.isEmpty() && items.getLast() instanceof Item.Reasoning(var before, _)) {
            items.set(items.size() - 1, new Item.Reasoning(before + piece, null));
        } else {
            items.add(new Item.Reasoning(piece, null));
        }
        return worth(piece);
    }

    private boolean worth(String piece) {
        fresh += piece.length();
        boolean worth = fresh >= STEP || piece.indexOf('\n') >= 0;
        if (worth) {
            fresh = 0;
        }
        return worth;
    }

    List<Item> items() {
        return items;
    }

    /// What has come was a preview of these.
    void becomes(List<Item> whole) {
        items.clear();
        items.addAll(whole);
    }

    /// True the first time.
    boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /// Of `rows`, all that there are now, those that follow what is shown; all of them where they
    /// do not begin with it.
    ///
    /// @param whole whether the last row will not grow any more
    List<String> next(List<String> rows, boolean whole) {
        int end = whole ? rows.size() : Math.max(shown.size(), rows.size() - 1);
        boolean goesOn = shown.size() <= end && rows.subList(0, shown.size()).equals(shown);
        if (!goesOn && !whole) {
            return List.of();
        }
        var next = List.copyOf(rows.subList(goesOn ? shown.size() : 0, end));
        shown.addAll(next);
        return next;
    }
}
