package dev.reckoner.model.select;

import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.catalogue.CatalogueEntry;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.Failure;
import dev.reckoner.model.http.HttpResult.Unreachable;
import dev.reckoner.model.http.HttpTransport;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.retry.FailureMessage;
import dev.reckoner.model.select.ModelList.Listed;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.OneLine;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks a server for its models before one is used. This costs nothing.
record ModelLookup(Catalogue catalogue, ListRequest request) {

    static final ListRequest REAL =
            (server, within) ->
                    HttpTransport.to(server, InstantSource.system()).get(server.models(), within);

    private static final Duration LIST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(3);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /// A warning is given this many days before a model is shut down.
    private static final int NOTICE_DAYS = 60;

    interface ListRequest {
        HttpResult send(Server server, Duration within) throws InterruptedException;
    }

    /// @param why why the model was chosen, for a person
    record Found(Listed listed, String why, List<String> warnings) {}

    /// Looks for a model at OpenAI. The model may be newer than the catalogue, and the key may not
    /// give access to it.
    ///
    /// @throws NoModel if OpenAI does not have the model, or has shut it down
    Found atOpenAi(Server server, String model, LocalDate today) throws InterruptedException {
        boolean known = catalogue.find(model).isPresent();
        var warnings = new ArrayList<String>();
        var listed = Listed.named(model);
        switch (request.send(server, CHECK_TIMEOUT)) {
            case Body(var sent, _, _) -> {
                var list = ModelList.of(sent).orElse(new ModelList(List.of()));
                listed = list.find(model).orElse(listed);
                if (list.find(model).isEmpty()) {
                    if (!known) {
                        throw unknown("OpenAI has no model '%s' for this key", model, list);
                    }
                    warnings.add("OpenAI does not list " + model + " for this key");
                }
            }
            case ErrorStatus refused when refused.status() == FORBIDDEN && !known ->
                    warnings.add(
                            OneLine.quote(model)
                                    + " is not in the catalogue, and this key has no permission to"
                                    + " ask OpenAI for it");
            case Failure failure -> {
                if (!known || isRefusedKey(failure)) {
                    throw unasked(server, model, failure);
                }
            }
        }
        warnings.addAll(end(server, listed, today));
        return new Found(listed, "", List.copyOf(warnings));
    }

    /// Looks for a model at another server, which can have more models than it lists.
    ///
    /// @throws NoModel if the server cannot be reached, or rejects the key
    Found atServer(Server server, String model, LocalDate today) throws InterruptedException {
        var warnings = new ArrayList<String>();
        var listed = Listed.named(model);
        switch (request.send(server, CHECK_TIMEOUT)) {
            case Body(var sent, _, _) -> {
                var list = ModelList.of(sent).orElse(new ModelList(List.of()));
                listed = list.find(model).orElse(listed);
                if (list.find(model).isEmpty() && !list.models().isEmpty()) {
                    warnings.add(
                            "%s does not list '%s'%s"
                                    .formatted(
                                            server,
                                            OneLine.quote(model),
                                            DidYouMean.words(model, list.ids())));
                }
            }
            case Failure failure -> {
                if (failure instanceof Unreachable || isRefusedKey(failure)) {
                    throw new NoModel(
                            new FailureMessage(server, model, "/models").about(failure),
                            isRefusedKey(failure)
                                    ? ModelChoice.WITH_A_KEY
                                    : ModelChoice.WITHOUT_OPEN_AI);
                }
            }
        }
        warnings.addAll(end(server, listed, today));
        return new Found(listed, model + " at " + server + ", as asked", List.copyOf(warnings));
    }

    /// The first model of the server that is probably a chat model.
    ///
    /// @throws NoModel if the server lists none
    Found first(Server server) throws InterruptedException {
        var list = list(server);
        var first = list.first().orElseThrow(() -> unlisted(server + " lists no chat model"));
        int size = list.models().size();
        String why =
                "%s at %s, the %s it lists"
                        .formatted(
                                OneLine.quote(first.id()),
                                server,
                                size == 1 ? "only model" : "first of " + size + " models");
        return new Found(first, why, List.of());
    }

    /// @throws NoModel if the server sends no list
    ModelList list(Server server) throws InterruptedException {
        return switch (request.send(server, LIST_TIMEOUT)) {
            case Body(var sent, _, _) ->
                    ModelList.of(sent).orElseThrow(() -> unlisted(server + " lists no models"));
            case Failure failure ->
                    throw unlisted(new FailureMessage(server, "", "/models").about(failure));
        };
    }

    private static NoModel unlisted(String why) {
        return new NoModel(why, List.of(new Remedy.NameModel()));
    }

    private static boolean isRefusedKey(Failure failure) {
        return failure instanceof ErrorStatus refused && refused.status() == UNAUTHORIZED;
    }

    private NoModel unknown(String what, String model, ModelList list) {
        var names = Stream.concat(list.ids().stream(), catalogue.ids().stream());
        return new NoModel(
                what.formatted(OneLine.quote(model)) + DidYouMean.words(model, names.toList()),
                ModelChoice.atOpenAi(null, catalogue));
    }

    private NoModel unasked(Server server, String model, Failure failure) {
        String why = new FailureMessage(server, model, "/models").about(failure);
        return catalogue.find(model).isPresent() || isRefusedKey(failure)
                ? new NoModel(why, ModelChoice.atOpenAi(null, catalogue))
                : unknown(
                        "'%s' is not in the catalogue, and OpenAI can't be asked for it: " + why,
                        model,
                        new ModelList(List.of()));
    }

    /// A warning if the model is shut down soon. The server's date is newer than the catalogue's.
    /// Servers other than OpenAI can repeat OpenAI's dates and still have the model.
    private List<String> end(Server server, Listed listed, LocalDate today) {
        return Optional.ofNullable(listed.shutdown())
                .or(() -> known(server, listed).map(CatalogueEntry::shutdown))
                .filter(day -> ChronoUnit.DAYS.between(today, day) <= NOTICE_DAYS)
                .map(day -> List.of(end(server, listed, day, today)))
                .orElse(List.of());
    }

    private Optional<CatalogueEntry> known(Server server, Listed listed) {
        return server.openAi() ? catalogue.find(listed.id()) : Optional.empty();
    }

    private String end(Server server, Listed listed, LocalDate day, LocalDate today) {
        var successor = known(server, listed).map(CatalogueEntry::successor);
        String instead = successor.map(id -> "; use " + id + " instead").orElse("");
        if (today.isBefore(day)) {
            long days = ChronoUnit.DAYS.between(today, day);
            String in = days == 1 ? "1 day" : days + " days";
            return "%s will be shut down on %s, in %s%s".formatted(listed.id(), day, in, instead);
        }
        if (server.openAi()) {
            throw new NoModel(
                    "%s was shut down by OpenAI on %s%s".formatted(listed.id(), day, instead),
                    ModelChoice.atOpenAi(successor.orElse(null), catalogue));
        }
        return "%s lists %s as shut down on %s".formatted(server, listed.id(), day);
    }
}
