package dev.reckoner.model.select;

import dev.reckoner.journal.Run;
import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.http.Header;
import dev.reckoner.model.http.Server;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Remedy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
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
/// @param keySource where the API key comes from, which decides to which servers it is sent
/// @param headers further headers of every request to the server, each as `Name: value`; the values
///   are secrets
/// @param environment the environment of the process, of which `OPENAI_API_KEY`, `OPENAI_BASE_URL`,
///   `OPENAI_ORG_ID`, `OPENAI_PROJECT_ID` and the variable that `keySource` names are read
public record ModelSpec(
        @Nullable String model,
        @Nullable Effort effort,
        @Nullable Api api,
        @Nullable String baseUrl,
        KeySource keySource,
        List<String> headers,
        Needs needs,
        Map<String, String> environment) {

    /// What the model must support.
    ///
    /// @param tools whether tools are offered to it
    /// @param price whether money is limited
    public record Needs(Tools tools, boolean price) {

        public static final Needs NONE = new Needs(Tools.NONE, false);

        /// Whether a model has to call tools.
        public enum Tools {
            /// No tools are offered.
            NONE,
            /// Tools are offered, and the model can write its calls as text instead.
            WANTED,
            /// Tools are offered, and there is no other way.
            NEEDED
        }
    }

    public ModelSpec {
        if (model != null && model.isBlank()) {
            throw new IllegalArgumentException(
                    "the model is empty: give its id, script:FILE or cassette:FILE");
        }
    }

    /// Any model that is available in this environment.
    public static ModelSpec in(Map<String, String> environment) {
        return new ModelSpec(
                null,
                null,
                null,
                null,
                new KeySource.OpenAiVariable(),
                List.of(),
                Needs.NONE,
                environment);
    }

    public ModelSpec model(@Nullable String model) {
        return new ModelSpec(model, effort, api, baseUrl, keySource, headers, needs, environment);
    }

    public ModelSpec effort(@Nullable Effort effort) {
        return new ModelSpec(model, effort, api, baseUrl, keySource, headers, needs, environment);
    }

    public ModelSpec api(@Nullable Api api) {
        return new ModelSpec(model, effort, api, baseUrl, keySource, headers, needs, environment);
    }

    public ModelSpec baseUrl(@Nullable String baseUrl) {
        return new ModelSpec(model, effort, api, baseUrl, keySource, headers, needs, environment);
    }

    public ModelSpec keySource(KeySource keySource) {
        return new ModelSpec(model, effort, api, baseUrl, keySource, headers, needs, environment);
    }

    /// @param headers further headers of every request to the server, each as `Name: value`
    public ModelSpec headers(List<String> headers) {
        return new ModelSpec(model, effort, api, baseUrl, keySource, headers, needs, environment);
    }

    public ModelSpec needs(Needs needs) {
        return new ModelSpec(model, effort, api, baseUrl, keySource, headers, needs, environment);
    }

    /// @throws IllegalArgumentException if the named variable or file does not have a key
    ApiKey key() {
        return ApiKey.of(keySource, environment);
    }

    /// The server at a base URL, with the key if it is sent there.
    ///
    /// @throws IllegalArgumentException if the URL or the key is not valid
    Server server(String url) {
        var server = Server.of(url, null);
        return (isKeySentTo(server) ? Server.of(url, key().value()) : server)
                .with(headers.stream().map(Header::of).toList());
    }

    /// How a model at this server can be had again.
    Run.Access access(Server server) {
        String query = server.query().isEmpty() ? "" : "?" + server.query();
        return new Run.Access(
                server + query,
                keySource instanceof KeySource.Variable(var name) ? name : null,
                keySource instanceof KeySource.File(var path)
                        ? path.toAbsolutePath().toString()
                        : null,
                headers.stream().map(header -> Header.of(header).name()).toList(),
                null,
                null);
    }

    /// A key that a person names is sent to any server, `OPENAI_API_KEY` by itself to OpenAI only.
    private boolean isKeySentTo(Server server) {
        return switch (keySource) {
            case KeySource.OpenAiVariable() -> server.openAi();
            case KeySource.Variable _, KeySource.File _ -> true;
        };
    }

    /// What is unsafe about the key, and whether there is one that is not sent.
    List<Warning> keyWarnings(Server server) {
        var warnings = new ArrayList<Warning>();
        if (server.hasKey()) {
            key().warnings().stream().map(Warning::of).forEach(warnings::add);
        } else if (!isKeySentTo(server) && !key().value().isEmpty()) {
            warnings.add(
                    new Warning(
                            "%s is sent to OpenAI only, not to %s"
                                    .formatted(KeySource.OpenAiVariable.NAME, server),
                            List.of(new Remedy.NameKey())));
        }
        if (server.keyInClear()) {
            String secret = server.hasKey() ? "the key goes" : "the headers go";
            warnings.add(Warning.of(secret + " to " + server + " unencrypted"));
        }
        return List.copyOf(warnings);
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
