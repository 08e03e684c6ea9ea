package dev.reckoner.model.select;

import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpTransport;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.select.ModelList.Listed;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks for a model server on this machine.
///
/// @param places the servers to look for, in order of preference
record LocalServerScan(List<Place> places) {

    static final LocalServerScan USUAL =
            new LocalServerScan(
                    Stream.of(LocalServer.values())
                            .map(local -> new Place(local.title(), local.server()))
                            .toList());

    /// A port without a server is detected immediately, so this limits only slow servers.
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    record Place(String title, Server server) {}

    /// @param why why the model was chosen, for a person
    record Found(Server server, Listed model, String why) {}

    private record Answered(Place place, ModelList list) {}

    /// @param model null for the first model that a server lists
    /// @throws NoModel if no server has the model
    Found find(@Nullable String model) throws InterruptedException {
        var answered = look();
        for (Answered here : answered) {
            var listed = model == null ? here.list().first() : here.list().find(model);
            if (listed.isPresent()) {
                return new Found(
                        here.place().server(), listed.get(), why(here, listed.get(), answered));
            }
        }
        throw new NoModel(none(model, answered), remedies());
    }

    private List<Answered> look() throws InterruptedException {
        var looks = new ArrayList<Callable<Optional<Answered>>>();
        places.forEach(place -> looks.add(() -> look(place)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answered = new ArrayList<Answered>();
            for (Future<Optional<Answered>> look : threads.invokeAll(looks)) {
                look.get().ifPresent(answered::add);
            }
            return answered;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the scan for local servers failed", e);
        }
    }

    private static Optional<Answered> look(Place place) throws InterruptedException {
        var transport = HttpTransport.to(place.server(), InstantSource.system());
        return transport.get(place.server().models(), TIMEOUT) instanceof Body answer
                ? ModelList.of(answer.body()).map(list -> new Answered(place, list))
                : Optional.empty();
    }

    private static String why(Answered here, Listed listed, List<Answered> answered) {
        String others =
                answered.stream()
                        .filter(other -> !other.equals(here))
                        .map(other ->
                                ", %s is at %s"
                                        .formatted(other.place().title(), other.place().server()))
                        .collect(Collectors.joining());
        return "%s at %s: no key and no base URL is set, but %s answers there;"
                        .formatted(
                                OneLine.quote(listed.id()),
                                here.place().server(),
                                here.place().title())
                + " name a model or a base URL to choose another"
                + others;
    }

    private String none(@Nullable String model, List<Answered> answered) {
        if (answered.isEmpty()) {
            return "no model: no key, no base URL, and nothing answers on "
                    + places.stream()
                            .map(place ->
                                    place.title() + "'s port " + place.server().base().getPort())
                            .collect(Collectors.joining(", "));
        }
        String here =
                answered.stream()
                        .map(one -> one.place().server() + " has " + ids(one.list()))
                        .collect(Collectors.joining(", "));
        return "no model%s: no key, no base URL, and %s"
                .formatted(model == null ? "" : " '" + OneLine.quote(model) + "'", here);
    }

    private static String ids(ModelList list) {
        return list.models().isEmpty()
                ? "none"
                : OneLine.quote(
                        list.models().stream().map(Listed::id).collect(Collectors.joining(" ")));
    }

    private static List<Remedy> remedies() {
        return List.of(new Remedy.GiveServer(), new Remedy.UseScript(), new Remedy.UseOpenAi());
    }
}
