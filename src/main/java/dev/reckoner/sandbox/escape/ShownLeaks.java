package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.escape.attack.Canary;

import java.util.ArrayList;
import java.util.List;

/// What a cell showed, which must be bounded, and harmless to read.
final class ShownLeaks {

    private static final int SPARE_CHARS = 1_000;
    private static final int MOST_VALUES = 1_100;
    private static final long MOST_VALUE_CHARS = 34L << 20;

    static List<Leak> tooMuch(Outcome outcome) {
        var leaks = new ArrayList<Leak>();
        int printed = outcome.output().printed().length();
        if (printed > EscapeSuite.LIMITS.outputChars() + SPARE_CHARS) {
            leaks.add(new Leak(Canary.OUTPUT, "it printed %s characters".formatted(printed)));
        }
        List<DisplayedValue> values = outcome.output().shown();
        long error =
                outcome instanceof Outcome.Raised raised
                        ? raised.error().length() + raised.traceback().length()
                        : 0;
        long chars = error + values.stream().mapToLong(ShownLeaks::chars).sum();
        if (values.size() > MOST_VALUES || chars > MOST_VALUE_CHARS) {
            leaks.add(
                    new Leak(
                            Canary.OUTPUT,
                            "it showed %s values of %s characters"
                                    .formatted(values.size(), chars)));
        }
        return leaks;
    }

    static List<Leak> active(List<Rendering.Document> documents) {
        return documents.stream()
                .filter(document -> document.active().matcher(document.text()).find())
                .map(document -> new Leak(Canary.DISPLAY, "it is active in " + document.name()))
                .toList();
    }

    private static long chars(DisplayedValue value) {
        return value.plain().length()
                + value.rich().values().stream().mapToLong(String::length).sum();
    }

    private ShownLeaks() {}
}
