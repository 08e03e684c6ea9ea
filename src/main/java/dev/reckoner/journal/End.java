package dev.reckoner.journal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;

import dev.reckoner.task.Limits;
import dev.reckoner.task.Remedy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// How an attempt ended. Only [Answered] can be correct; [Voided] must not be graded.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "how")
@JsonSubTypes({
    @Type(value = End.Answered.class, name = "answered"),
    @Type(value = End.OutOf.class, name = "out_of"),
    @Type(value = End.GaveUp.class, name = "gave_up"),
    @Type(value = End.Voided.class, name = "voided")
})
public sealed interface End {

    /// The name in JSON. It includes the limit, such as `out_of_tokens`.
    default String key() {
        return switch (this) {
            case Answered _ -> "answered";
            case OutOf(var limit, _) -> "out_of_" + limit;
            case GaveUp _ -> "gave_up";
            case Voided _ -> "voided";
        };
    }

    /// How the attempt with these entries ended; empty if it has not, or went on after an end.
    static Optional<End> of(List<Entry> entries) {
        for (var entry : entries.reversed()) {
            switch (entry.event()) {
                case Event.Ended(var end) -> {
                    return Optional.of(end);
                }
                case Event.Valued _, Event.Graded _ -> {}
                case Event.Prompted _,
                        Event.ReplyStored _,
                        Event.Replied _,
                        Event.ReplyLost _,
                        Event.ContextFull _,
                        Event.CellRan _,
                        Event.CallRejected _,
                        Event.ProgramMessage _,
                        Event.Resumed _,
                        Event.Rebuilt _,
                        Event.Submitted _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    record Answered(String answer) implements End {}

    /// A limit was reached before anything was submitted.
    record OutOf(Limits.Kind limit, @JsonSetter(nulls = Nulls.SET) Shortage shortage)
            implements End {

        private static final int CENTS = 4;

        public OutOf {
            shortage = shortage == null ? new Shortage.Unknown() : shortage; // an older journal
        }

        /// What a person can do so that the attempt gets further; empty if that is not known.
        public Optional<Remedy> remedy() {
            return switch (shortage) {
                case Shortage.OfLimit(var most, var left, var needed) ->
                        Optional.of(new Remedy.RaiseLimit(limit, rounded(most, left, needed)));
                case Shortage.Crossed(_, var used) ->
                        Optional.of(new Remedy.RaiseLimitAbove(limit, used));
                case Shortage.OfTime(var most) ->
                        Optional.of(new Remedy.RaiseLimitAbove(limit, most));
                case Shortage.OfContext(_, var needed) ->
                        Optional.of(new Remedy.UseLongerContext(needed));
                case Shortage.Unknown() -> Optional.empty();
            };
        }

        private BigDecimal rounded(BigDecimal most, BigDecimal left, BigDecimal needed) {
            var least = most.subtract(left).add(needed);
            return least.setScale(limit == Limits.Kind.USD ? CENTS : 0, RoundingMode.UP);
        }
    }

    /// The model stopped making usable calls.
    record GaveUp(String why) implements End {}

    /// The attempt failed for a reason that is not the model's, such as no server, no sandbox or no
    /// disk space.
    record Voided(String why) implements End {}
}
