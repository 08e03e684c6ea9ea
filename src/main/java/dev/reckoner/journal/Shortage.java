package dev.reckoner.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.math.BigDecimal;

/// The figures of an attempt that a limit ended. More kinds are expected, so a `switch` over
/// `Shortage` names every case and has no `default`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
    @Type(value = Shortage.OfLimit.class, name = "limit"),
    @Type(value = Shortage.Crossed.class, name = "crossed"),
    @Type(value = Shortage.OfTime.class, name = "time"),
    @Type(value = Shortage.OfContext.class, name = "context"),
    @Type(value = Shortage.Unknown.class, name = "unknown")
})
public sealed interface Shortage {

    /// The next call did not fit the limit.
    ///
    /// @param most the limit
    /// @param left what was left of it; negative if the last reply went past it
    /// @param needed the least that the next call could have been allowed
    record OfLimit(BigDecimal most, BigDecimal left, BigDecimal needed) implements Shortage {}

    /// The last reply reached or crossed the limit, which is checked after each reply. A reply that
    /// crossed it was not carried out.
    ///
    /// @param used with that reply
    record Crossed(BigDecimal most, BigDecimal used) implements Shortage {}

    /// The time was over. What the next call takes is not known beforehand.
    ///
    /// @param most the limit in seconds
    record OfTime(BigDecimal most) implements Shortage {}

    /// The next call did not fit the model's context.
    ///
    /// @param context tokens of input and output together
    /// @param needed the least that the next call could have had
    record OfContext(long context, long needed) implements Shortage {}

    /// The journal is of a version that did not keep the figures.
    record Unknown() implements Shortage {}
}
