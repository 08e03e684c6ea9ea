package dev.reckoner.sandbox.supervisor;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.host.PlacedValues.Placed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The values that one cell has shown so far, up to a number and to a total length. One thread adds
/// them, another takes them.
///
/// The supervisor has lower limits, and says how many values it has left out. These limits keep the
/// memory of this program safe from whatever reaches it.
final class ShownValues {

    static final int MOST_VALUES = 1_001;
    static final int MOST_CHARS = 32 << 20;

    private final List<Placed> values = new ArrayList<>();
    private long chars;
    private int missing;

    synchronized void add(Placed placed) {
        var value = placed.value();
        long size =
                value.plain().length()
                        + value.rich().values().stream().mapToLong(String::length).sum();
        if (values.size() == MOST_VALUES || chars + size > MOST_CHARS) {
            missing++;
        } else {
            chars += size;
            values.add(placed);
        }
    }

    /// The values, after which there are none. The last one tells how many are missing.
    synchronized List<Placed> take() {
        if (missing > 0) {
            var note = "[... " + missing + " more values are not shown ...]";
            values.add(new Placed(Long.MAX_VALUE, new DisplayedValue(false, note, Map.of())));
        }
        var taken = List.copyOf(values);
        values.clear();
        chars = 0;
        missing = 0;
        return taken;
    }
}
