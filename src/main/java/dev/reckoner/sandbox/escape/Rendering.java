package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.Outcome;

import java.util.List;
import java.util.regex.Pattern;

/// A way in which people read what a cell showed.
public interface Rendering {

    /// @param name of the kind of document
    /// @param text as it is given to a terminal or a browser
    /// @param active what must not be in it
    record Document(String name, String text, Pattern active) {}

    /// @param source of the cell
    List<Document> of(String source, Outcome outcome);
}
