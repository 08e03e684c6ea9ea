package dev.reckoner.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.reckoner.task.Limits;

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
            case OutOf(var limit) -> "out_of_" + limit;
            case GaveUp _ -> "gave_up";
            case Voided _ -> "voided";
        };
    }

    record Answered(String answer) implements End {}

    /// A limit was reached before anything was submitted.
    record OutOf(Limits.Kind limit) implements End {}

    /// The model stopped making usable calls.
    record GaveUp(String why) implements End {}

    /// The attempt failed for a reason that is not the model's, such as no server, no sandbox or no
    /// disk space.
    record Voided(String why) implements End {}
}
