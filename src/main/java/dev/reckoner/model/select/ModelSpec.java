package dev.reckoner.model.select;

import dev.reckoner.model.catalogue.Api;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The model that a person asked for, and what it must support. It is immutable: a method with the
/// name of a component returns a changed copy.
///
/// @param model an id as the provider spells it, `script:FILE` or `cassette:FILE`; null for any
///   available model
/// @param effort null if the model decides
/// @param api null for the API that suits the model
/// @param baseUrl the base URL of an OpenAI-compatible server; null for none
/// @param keyFile the file with the key; null for the key in the environment
/// @param environment the environment of the process, of which `OPENAI_API_KEY`, `OPENAI_BASE_URL`,
///   `OPENAI_ORG_ID` and `OPENAI_PROJECT_ID` are read
public record ModelSpec(
        @Nullable String model,
        @Nullable Effort effort,
        @Nullable Api api,
        @Nullable String baseUrl,
        @Nullable Path keyFile,
        Needs needs,
        Map<String, String> environment) {

    /// What the model must support.
    ///
    /// @param tools whether tools are offered to it
    /// @param price whether money is limited
    public record Needs(boolean tools, boolean price) {

        public static final Needs NONE = new Needs(false, false);
    }

    public ModelSpec {
        if (model != null && model.isBlank()) {
            throw new IllegalArgumentException(
                    "the model is empty: give its id, script:FILE or cassette:FILE");
        }
    }

    /// Any model that is available in this environment.
    public static ModelSpec in(Map<String, String> environment) {
        return new ModelSpec(null, null, null, null, null, Needs.NONE, environment);
    }

    public ModelSpec model(@Nullable String model) {
        return new ModelSpec(model, effort, api, baseUrl, keyFile, needs, environment);
    }

    public ModelSpec effort(@Nullable Effort effort) {
        return new ModelSpec(model, effort, api, baseUrl, keyFile, needs, environment);
    }

    public ModelSpec api(@Nullable Api api) {
        return new ModelSpec(model, effort, api, baseUrl, keyFile, needs, environment);
    }

    public ModelSpec baseUrl(@Nullable String baseUrl) {
        return new ModelSpec(model, effort, api, baseUrl, keyFile, needs, environment);
    }

    public ModelSpec keyFile(@Nullable Path keyFile) {
        return new ModelSpec(model, effort, api, baseUrl, keyFile, needs, environment);
    }

    public ModelSpec needs(Needs needs) {
        return new ModelSpec(model, effort, api, baseUrl, keyFile, needs, environment);
    }

    /// @throws IllegalArgumentException if a key file is named that has no key
    ApiKey key() {
        return ApiKey.of(keyFile, environment);
    }

    Optional<String> url() {
        return Optional.ofNullable(baseUrl).or(() -> variable("OPENAI_BASE_URL"));
    }

    Optional<String> variable(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /// Without the environment, which holds secrets.
    @Override
    public String toString() {
        return "ModelSpec[model=%s, effort=%s, api=%s, baseUrl=%s]"
                .formatted(model, effort, api, baseUrl);
    }
}
