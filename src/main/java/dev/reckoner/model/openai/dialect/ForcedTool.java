package dev.reckoner.model.openai.dialect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// How a request says which tool the model must call, the strictest way first.
public enum ForcedTool {
    /// The request names the tool. All tools are offered, so that the prompt stays the same.
    NAMED,
    /// A call is required, and the tool is the only one on offer.
    REQUIRED,
    /// The tool is the only one on offer, and the model may call it.
    OFFERED;

    /// The next way for a server that does not take this one; the last one has no other.
    ForcedTool next() {
        return this == NAMED ? REQUIRED : OFFERED;
    }

    ForcedTool weaker(ForcedTool other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// Reads the name, or the boolean of older recordings, which says whether the tool is named.
    @JsonCreator
    static ForcedTool of(Object written) {
        return written instanceof Boolean named
                ? named ? NAMED : REQUIRED
                : valueOf(written.toString().toUpperCase(Locale.ROOT));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
