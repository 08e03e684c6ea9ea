package dev.reckoner.model;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a [ModelSpec] comes to, before anything is opened or asked.
sealed interface Choice {

    String DEFAULT = "o3-mini";

    List<String> WITHOUT_OPEN_AI =
            List.of(
                    "--base-url http://localhost:11434/v1: an OpenAI-compatible server, such as"
                            + " Ollama, LM Studio, vLLM, llama.cpp or LiteLLM",
                    "--example NAME, or --model script:FILE: replies written by hand, no model"
                            + " needed");

    String SCRIPT = "script:";
    String CASSETTE = "cassette:";

    record Script(String file) implements Choice {}

    /// A recording of a model.
    record Cassette(String file) implements Choice {}

    /// A model at OpenAI.
    record AtOpenAi(Server server, String model) implements Choice {}

    /// @param model null for the first that the server lists
    record AtServer(Server server, @Nullable String model) implements Choice {}

    /// Whatever runs on this machine.
    ///
    /// @param model null for the first that a server lists
    record OnLoopback(@Nullable String model) implements Choice {}

    /// @throws NoModel if it is known that there will be no reply
    /// @throws IllegalArgumentException if the base URL is none
    static Choice of(ModelSpec spec, Catalogue catalogue, LocalDate today) {
        String model = spec.model();
        if (model != null && model.startsWith(SCRIPT)) {
            return new Script(model.substring(SCRIPT.length()));
        }
        if (model != null && model.startsWith(CASSETTE)) {
            return new Cassette(model.substring(CASSETTE.length()));
        }
        String key = spec.key();
        String url = spec.url();
        if (url != null && !Server.of(url, key).openAi()) {
            return new AtServer(Server.of(url, key), model);
        }
        if (key != null) {
            String id = model == null ? DEFAULT : model;
            check(id, catalogue, today);
            return new AtOpenAi(Server.of(url == null ? Server.OPEN_AI.toString() : url, key), id);
        }
        if (url != null) {
            throw new NoModel(Server.OPEN_AI + " wants a key: set OPENAI_API_KEY", WITHOUT_OPEN_AI);
        }
        return new OnLoopback(model);
    }

    private static void check(String id, Catalogue catalogue, LocalDate today) {
        var known = catalogue.find(id);
        if (known.isEmpty()) {
            return;
        }
        var entry = known.get();
        if (entry.goneBy(today)) {
            String successor = entry.successor();
            throw new NoModel(
                    "%s was shut down by OpenAI on %s%s"
                            .formatted(
                                    id,
                                    entry.shutdown(),
                                    successor == null ? "" : insteadOf(successor, catalogue)),
                    ways(catalogue, today));
        }
        if (entry.api() == CatalogueEntry.Api.RESPONSES) {
            throw new NoModel(
                    id + " wants the Responses API, and this version speaks Chat Completions only",
                    ways(catalogue, today));
        }
    }

    private static String insteadOf(String successor, Catalogue catalogue) {
        boolean spoken =
                catalogue
                        .find(successor)
                        .map(entry -> entry.api() == CatalogueEntry.Api.CHAT)
                        .orElse(true);
        return "; use %s instead%s"
                .formatted(
                        successor,
                        spoken
                                ? ""
                                : ", but not with this version: it wants the Responses API, which"
                                        + " is not spoken yet");
    }

    private static List<String> ways(Catalogue catalogue, LocalDate today) {
        String alive =
                catalogue.entries().stream()
                        .filter(entry -> entry.api() == CatalogueEntry.Api.CHAT)
                        .filter(entry -> !entry.goneBy(today))
                        .map(Choice::withLastDay)
                        .collect(Collectors.joining(", "));
        var atOpenAi =
                alive.isEmpty()
                        ? Stream.<String>of()
                        : Stream.of(
                                "--model ID: one that OpenAI still has on Chat Completions: "
                                        + alive);
        return Stream.concat(atOpenAi, WITHOUT_OPEN_AI.stream()).toList();
    }

    private static String withLastDay(CatalogueEntry entry) {
        return entry.shutdown() == null
                ? entry.id()
                : entry.id() + " (until " + entry.shutdown() + ")";
    }
}
