package dev.reckoner.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a cell showed.
///
/// @param pieces what it printed and the values it displayed, in the order in which they came; no
///   two texts follow each other, and none is empty
/// @param dropped characters missing from what was printed; a line in it says so
public record Output(List<Piece> pieces, long dropped) {

    public static final Output NONE = new Output(List.of(), 0);

    /// Closed for ever.
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@Type(Printed.class), @Type(DisplayedValue.class)})
    public sealed interface Piece permits Printed, DisplayedValue {

        /// As someone hears it who listens while the cell runs: a text as it is, a value on lines
        /// of its own, and nothing of the cell's own value, which comes with its end.
        ///
        /// @param before what was heard last
        default String heard(String before) {
            return switch (this) {
                case Printed(var text) -> text;
                case DisplayedValue(var result, var plain, _) ->
                        result
                                ? ""
                                : (before.isEmpty() || before.endsWith("\n") ? "" : "\n")
                                        + plain
                                        + "\n";
            };
        }
    }

    /// Standard output and standard error in the order printed.
    public record Printed(@JsonProperty("printed") String text) implements Piece {}

    public Output {
        pieces = joined(pieces);
    }

    /// Values displayed after all that was printed.
    public Output(String printed, long dropped, List<DisplayedValue> shown) {
        this(
                Stream.<Piece>concat(Stream.of(new Printed(printed)), shown.stream()).toList(),
                dropped);
    }

    /// Older journals have no `pieces`, but `printed` and the values `shown` after it.
    @JsonCreator
    static Output read(
            @JsonProperty("pieces") @Nullable List<Piece> pieces,
            @JsonProperty("dropped") long dropped,
            @JsonProperty("printed") @Nullable String printed,
            @JsonProperty("shown") @Nullable List<DisplayedValue> shown) {
        return pieces == null
                ? new Output(
                        Objects.requireNonNullElse(printed, ""),
                        dropped,
                        Objects.requireNonNullElse(shown, List.of()))
                : new Output(pieces, dropped);
    }

    private static List<Piece> joined(List<Piece> pieces) {
        var joined = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (piece instanceof Printed(var text)
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Printed(var before)) {
                joined.set(joined.size() - 1, new Printed(before + text));
            } else if (!(piece instanceof Printed(var text) && text.isEmpty())) {
                joined.add(piece);
            }
        }
        return List.copyOf(joined);
    }

    public static Output printed(String text) {
        return new Output(text, 0, List.of());
    }

    /// All that was printed; where it was too long its middle is replaced by a line that says so.
    public String printed() {
        return pieces.stream()
                .map(piece -> piece instanceof Printed(var text) ? text : "")
                .collect(Collectors.joining());
    }

    /// The values displayed as in a notebook, the cell's own value last.
    public List<DisplayedValue> shown() {
        return pieces.stream()
                .filter(DisplayedValue.class::isInstance)
                .map(DisplayedValue.class::cast)
                .toList();
    }

    /// All that is heard while the cell runs.
    public String heard() {
        var heard = new StringBuilder();
        String last = "";
        for (var piece : pieces) {
            last = piece.heard(last);
            heard.append(last);
        }
        return heard.toString();
    }
}
