package dev.reckoner.model.cassette;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.reckoner.journal.Run;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Price;
import dev.reckoner.model.openai.ApiSettings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/// The first line of a cassette: which model was recorded, and what was known about it.
///
/// @param cassette the version of the format
/// @param baseUrl the base URL of its server
/// @param streamed whether replies were requested as streams
/// @param program the version of Reckoner that made the recording
/// @param recorded when the recording began
/// @param run what the recorded attempt was started with; null in a cassette of an older version
public record CassetteHeader(
        int cassette,
        String model,
        String baseUrl,
        @JsonProperty("manner") ApiSettings settings,
        boolean streamed,
        @Nullable Price price,
        @Nullable Long context,
        long outputCap,
        String program,
        Instant recorded,
        @Nullable Run run) {

    public static final int VERSION = 1;

    public CassetteHeader {
        Objects.requireNonNull(model, "the header has no 'model'");
        Objects.requireNonNull(baseUrl, "the header has no 'base_url'");
        Objects.requireNonNull(settings, "the header has no 'manner'");
        Objects.requireNonNull(recorded, "the header has no time 'recorded'");
        if (outputCap < 1) {
            throw new IllegalArgumentException("the header has no 'output_cap'");
        }
    }

    /// What was known about the model.
    public ModelFacts facts() {
        return ModelFacts.of(price, context, outputCap);
    }
}
