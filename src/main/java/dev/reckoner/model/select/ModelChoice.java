package dev.reckoner.model.select;

import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.catalogue.CatalogueEntry;
import dev.reckoner.model.http.Server;
import dev.reckoner.task.Remedy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a [ModelSpec] refers to. It is decided before anything is opened or requested.
sealed interface ModelChoice {

    List<Remedy> WITHOUT_OPEN_AI = List.of(new Remedy.GiveServer(), new Remedy.UseScript());

    List<Remedy> WITH_A_KEY =
            List.of(new Remedy.NameKey(), new Remedy.GiveServer(), new Remedy.UseScript());

    String SCRIPT = "script:";
    String CASSETTE = "cassette:";

    record Script(String file) implements ModelChoice {}

    /// A recording of a model.
    record Cassette(String file) implements ModelChoice {}

    /// A model at OpenAI.
    record AtOpenAi(Server server, Api api, String model) implements ModelChoice {}

    /// The model that is used at OpenAI if none is named.
    record DefaultAtOpenAi(Server server, Api api, DefaultModel model) implements ModelChoice {}

    /// @param model null for the first model that the server lists
    record AtServer(Server server, Api api, @Nullable String model) implements ModelChoice {}

    /// A server that runs on this machine.
    ///
    /// @param model null for the first model that a server lists
    record OnLoopback(Api api, @Nullable String model) implements ModelChoice {}

    /// @throws NoModel if it is already known that there is no such model
    /// @throws UnsupportedByModel if it is known that the model does not support what is asked of
    ///   it
    /// @throws IllegalArgumentException if the base URL or the key is not valid
    static ModelChoice of(ModelSpec spec, Catalogue catalogue, LocalDate today) {
        String model = spec.model();
        String named = Objects.requireNonNullElse(model, "");
        if (named.startsWith(SCRIPT)) {
            return new Script(named.substring(SCRIPT.length()));
        }
        if (named.startsWith(CASSETTE)) {
            return new Cassette(named.substring(CASSETTE.length()));
        }
        Api own = Objects.requireNonNullElse(spec.api(), Api.CHAT);
        var other = spec.url().map(spec::server).filter(server -> !server.openAi());
        if (other.isPresent()) {
            return new AtServer(other.get(), own, model);
        }
        if (!spec.key().value().isEmpty()) {
            return atOpenAi(spec, catalogue, today);
        }
        if (spec.url().isPresent()) {
            throw new NoModel(
                    Server.OPEN_AI + " needs an API key",
                    List.of(new Remedy.GiveKey(), new Remedy.GiveServer(), new Remedy.UseScript()));
        }
        return new OnLoopback(own, model);
    }

    /// A model at OpenAI, whether there is a key or not.
    static ModelChoice atOpenAi(ModelSpec spec, Catalogue catalogue, LocalDate today) {
        String model = spec.model();
        if (model != null) {
            return new AtOpenAi(openAi(spec), api(spec, model, catalogue, today), model);
        }
        var usual = DefaultModel.in(catalogue, today);
        return new DefaultAtOpenAi(
                openAi(spec), api(usual.asked(spec), usual.id(), catalogue, today), usual);
    }

    /// OpenAI's server, with the settings of the environment.
    private static Server openAi(ModelSpec spec) {
        return spec.server(spec.url().orElseGet(Server.OPEN_AI::toString))
                .chargedTo(
                        spec.variable("OPENAI_ORG_ID").orElse(null),
                        spec.variable("OPENAI_PROJECT_ID").orElse(null));
    }

    /// The API for a model at OpenAI. A model that is not in the catalogue is probably new, and new
    /// models need the Responses API.
    private static Api api(ModelSpec spec, String id, Catalogue catalogue, LocalDate today) {
        var known = catalogue.find(id);
        Api api =
                Objects.requireNonNullElse(
                        spec.api(), known.map(CatalogueEntry::api).orElse(Api.RESPONSES));
        if (known.isPresent()) {
            var entry = known.get();
            if (entry.isShutDownOn(today)) {
                throw gone(entry, catalogue);
            }
            CheckCapabilities.check(entry, api, spec);
        }
        return api;
    }

    private static NoModel gone(CatalogueEntry entry, Catalogue catalogue) {
        var successor = Optional.ofNullable(entry.successor());
        return new NoModel(
                "%s was shut down by OpenAI on %s%s"
                        .formatted(
                                entry.id(),
                                entry.shutdown(),
                                successor.map(id -> "; use " + id + " instead").orElse("")),
                atOpenAi(successor.orElse(null), catalogue));
    }

    /// What a person with a key can do instead.
    ///
    /// @param instead a model that can replace the requested one; null if there is none
    static List<Remedy> atOpenAi(@Nullable String instead, Catalogue catalogue) {
        var remedies = new ArrayList<Remedy>();
        Optional.ofNullable(instead)
                .filter(model -> catalogue.find(model).isPresent())
                .ifPresent(model -> remedies.add(new Remedy.ChooseModel(model)));
        remedies.add(new Remedy.ListModels());
        remedies.addAll(WITHOUT_OPEN_AI);
        return List.copyOf(remedies);
    }
}
