package dev.reckoner.transcript;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;

/// A piece of a transcript between its head and its closing, with the entry it comes from and what
/// had been spent by then. Closed for ever.
sealed interface Part {

    Entry entry();

    Totals spent();

    /// @param status what the model had been told of its budget just before; empty where it was
    ///   told nothing
    record Reply(Entry entry, Totals spent, String markdown, String status) implements Part {}

    /// What the program said to the model.
    record Note(Entry entry, Totals spent, String markdown) implements Part {}

    /// @param number its place among the cells, from 1
    /// @param inText whether the code is in the text of the reply
    record Cell(Entry entry, Totals spent, Event.CellRan ran, int number, boolean inText)
            implements Part {}
}
