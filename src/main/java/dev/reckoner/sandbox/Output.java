package dev.reckoner.sandbox;

import java.util.List;

/// What a cell showed.
///
/// @param printed standard output and standard error in the order printed; where it was too long
///   its middle is replaced by a line that says so
/// @param dropped characters missing from `printed`
/// @param shown values displayed as in a notebook, the cell's own value last
public record Output(String printed, long dropped, List<DisplayedValue> shown) {

    public static final Output NONE = new Output("", 0, List.of());

    public Output {
        shown = List.copyOf(shown);
    }

    public static Output printed(String text) {
        return new Output(text, 0, List.of());
    }
}
