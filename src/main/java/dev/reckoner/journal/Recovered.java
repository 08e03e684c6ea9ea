package dev.reckoner.journal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/// What could be read of a journal: its entries from the first one on, up to the first line that is
/// not the next entry.
///
/// @param damage what is behind them; null if the journal is whole
public record Recovered(List<Entry> entries, @Nullable Damage damage) {

    /// The end of a journal that cannot be read. Nothing behind a damaged line is used, because
    /// what happened depends on what happened before it.
    ///
    /// @param line the number of its first line, from 1
    /// @param offset where it begins, in bytes
    /// @param bytes its length
    /// @param lines how many whole lines it has
    /// @param cause what is wrong with its first line
    public record Damage(int line, long offset, long bytes, int lines, IOException cause) {

        /// Whether it is only a last line that a killed process did not write to its end.
        public boolean isTornLine() {
            return lines == 0;
        }

        /// In words for a person.
        public String words() {
            return isTornLine()
                    ? "an incomplete last line of %s bytes".formatted(bytes)
                    : "what follows line %s, %s bytes in %s, because line %s is not an entry"
                            .formatted(line - 1, bytes, counted(lines), line);
        }

        private static String counted(int lines) {
            return lines == 1 ? "1 line" : lines + " lines";
        }
    }

    public Recovered {
        entries = List.copyOf(entries);
    }
}
