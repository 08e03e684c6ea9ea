package dev.reckoner.sandbox.host;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.Output.Piece;
import dev.reckoner.sandbox.Output.Printed;
import dev.reckoner.text.HeadTail;

import java.util.ArrayList;
import java.util.List;

/// Puts the values that a cell has displayed between the texts that it has printed.
///
/// A worker counts the characters that a cell prints, so it can say of each value how many came
/// before it. It counts code points, as Python does.
public final class PlacedValues {

    /// @param after how many characters the cell had printed before it; values come in order, and a
    ///   worker that says something else is taken to mean the nearest place that is possible
    public record Placed(long after, DisplayedValue value) {}

    private final HeadTail printed;
    private final String kept;
    private final int headPoints;
    private final int points;
    private final List<Piece> pieces = new ArrayList<>();

    /// How far the text of the pieces goes in `kept`: as an index, and in code points.
    private int index;

    private int point;
    private boolean pastCut;

    private PlacedValues(HeadTail printed) {
        this.printed = printed;
        kept = printed.head() + printed.tail();
        headPoints = printed.head().codePointCount(0, printed.head().length());
        points = kept.codePointCount(0, kept.length());
    }

    public static Output in(HeadTail printed, List<Placed> values) {
        var placed = new PlacedValues(printed);
        for (var each : values) {
            placed.text(each.after());
            placed.pieces.add(each.value());
        }
        placed.text(Long.MAX_VALUE);
        return new Output(placed.pieces, printed.dropped());
    }

    /// Adds the text before a place. What is placed in the part that is missing comes right after
    /// the note that says so.
    private void text(long after) {
        if (after <= headPoints) {
            textUntil(Math.clamp(after, 0, headPoints));
            return;
        }
        if (!pastCut) {
            textUntil(headPoints);
            pieces.add(new Printed(printed.note()));
            pastCut = true;
        }
        textUntil(Math.clamp(after - printed.dropped(), headPoints, points));
    }

    private void textUntil(int target) {
        if (target > point) {
            int end = kept.offsetByCodePoints(index, target - point);
            pieces.add(new Printed(kept.substring(index, end)));
            index = end;
            point = target;
        }
    }
}
