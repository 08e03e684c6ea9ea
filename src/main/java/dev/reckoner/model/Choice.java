package dev.reckoner.model;

import dev.reckoner.task.Remedy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What a [ModelSpec] comes to, before anything is opened or asked.
sealed interface Choice {

    String DEFAULT = "o3-mini";

    List<Remedy> WITHOUT_OPEN_AI = List.of(new Remedy.GiveServer(), new Remedy.UseScript());

    String SCRIPT = "script:";
    String CASSETTE = "cassette:";

    record Script(String file) implements Choice {}

    /// A recording of a model.
    record Cassette(String file) implements Choice {}

    /// A model at OpenAI.
    record AtOpenAi(Server server, Api api, String model) implements Choice {}

    /// @param model null for the first that the server lists
    record AtServer(Server server, Api api, @Nullable String model) implements Choice {}

    /// Whatever runs on this machine.
    ///
    /// @param model null for the first that a server lists
    record OnLoopback(Api api, @Nullable String model) implements Choice {}

    /// @throws NoModel if it is known that there will be no reply
    /// @throws Unsuited if it is known that the model refuses what was asked of it
    /// @throws IllegalArgumentException if the base URL is none, or the key cannot be one
    static Choice of(ModelSpec spec, Catalogue catalogue, LocalDate today) {
        String model = spec.model();
        if (model != null && model.startsWith(SCRIPT)) {
            return new Script(model.substring(SCRIPT.length()));
        }
        if (model != null && model.startsWith(CASSETTE)) {
            return new Cassette(model.substring(CASSETTE.length()));
        }
        String key = spec.key().value();
        String url = spec.url();
        Api own = spec.api() == null ? Api.CHAT : spec.api();
        if (url != null && !Server.of(url, key).openAi()) {
            return new AtServer(Server.of(url, key), own, model);
        }
        if (key != null) {
            String id = model == null ? DEFAULT : model;
            return new AtOpenAi(openAi(spec, key), api(spec, id, catalogue, today), id);
        }
        if (url != null) {
            throw new NoModel(
                    Server.OPEN_AI + " wants a key",
                    List.of(new Remedy.GiveKey(), new Remedy.GiveServer(), new Remedy.UseScript()));
        }
        return new OnLoopback(own, model);
    }

    /// OpenAI as the environment has it.
    private static Server openAi(ModelSpec spec, String key) {
        String url = spec.url();
        return Server.of(url == null ? Server.OPEN_AI.toString() : url, key)
                .chargedTo(spec.set("OPENAI_ORG_ID"), spec.set("OPENAI_PROJECT_ID"));
    }

    /// A model of OpenAI's that is not known is a new one, and those want Responses.
    private static Api api(ModelSpec spec, String id, Catalogue catalogue, LocalDate today) {
        var known = catalogue.find(id);
        Api api =
                spec.api() != null
                        ? spec.api()
                        : known.map(CatalogueEntry::api).orElse(Api.RESPONSES);
        if (known.isPresent()) {
            var entry = known.get();
            if (entry.goneBy(today)) {
                throw gone(entry, catalogue);
            }
            Fitness.check(entry, api, spec);
        }
        return api;
    }

    private static NoModel gone(CatalogueEntry entry, Catalogue catalogue) {
        String successor = entry.successor();
        return new NoModel(
                "%s was shut down by OpenAI on %s%s"
                        .formatted(
                                entry.id(),
                                entry.shutdown(),
                                successor == null ? "" : "; use " + successor + " instead"),
                atOpenAi(successor, catalogue));
    }

    /// The ways to a model for one who has a key.
    ///
    /// @param instead a model that could take the place of the one asked for; null for none
    static List<Remedy> atOpenAi(@Nullable String instead, Catalogue catalogue) {
        var remedies = new ArrayList<Remedy>();
        if (instead != null && catalogue.find(instead).isPresent()) {
            remedies.add(new Remedy.ChooseModel(instead));
        }
        remedies.add(new Remedy.ListModels());
        remedies.addAll(WITHOUT_OPEN_AI);
        return List.copyOf(remedies);
    }
}
