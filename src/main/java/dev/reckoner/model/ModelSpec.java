package dev.reckoner.model;

import dev.reckoner.Effort;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Which model a person asked for.
///
/// @param model an id as its provider spells it, `script:FILE` or `cassette:FILE`; null for
///   whatever there is
/// @param effort null to leave it to the model
/// @param baseUrl of an OpenAI-compatible server; null for none
/// @param environment of the process; `OPENAI_API_KEY` and `OPENAI_BASE_URL` are read
public record ModelSpec(
        @Nullable String model,
        @Nullable Effort effort,
        @Nullable String baseUrl,
        Map<String, String> environment) {

    public ModelSpec {
        if (model != null && model.isBlank()) {
            throw new IllegalArgumentException(
                    "the model is empty: give its id, script:FILE or cassette:FILE");
        }
    }

    @Nullable String key() {
        return set("OPENAI_API_KEY");
    }

    @Nullable String url() {
        return baseUrl != null ? baseUrl : set("OPENAI_BASE_URL");
    }

    private @Nullable String set(String variable) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? null : value;
    }

    /// Without the environment, which holds secrets.
    @Override
    public String toString() {
        return "ModelSpec[model=%s, effort=%s, baseUrl=%s]".formatted(model, effort, baseUrl);
    }
}
