package dev.reckoner.model;

import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.Failure;
import dev.reckoner.model.Listing.Listed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Opens the model that was asked for, or finds one.
public final class Models {

    private static final Duration LISTING = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final Catalogue catalogue;
    private final Loopback loopback;
    private final Pace pace;

    Models(Catalogue catalogue, Loopback loopback, Pace pace) {
        this.catalogue = catalogue;
        this.loopback = loopback;
        this.pace = pace;
    }

    public Models(Catalogue catalogue) {
        this(catalogue, Loopback.USUAL, Pace.REAL);
    }

    /// @throws NoModel if there is none to be had, with the ways to get one
    /// @throws IllegalArgumentException if the spec cannot be meant: no such script, no base URL
    public ChosenModel open(ModelSpec spec, LocalDate today) throws InterruptedException {
        return switch (Choice.of(spec, catalogue, today)) {
            case Choice.Script(var file) -> script(file);
            case Choice.Cassette(var file) ->
                    ChosenModel.cassette(Path.of(file), spec.effort(), pace);
            case Choice.AtOpenAi(var server, var model) ->
                    at(server, spec, new Listed(model, null), atOpenAi(model));
            case Choice.AtServer(var server, var model) ->
                    model == null ? first(server, spec) : named(server, spec, model);
            case Choice.OnLoopback(var model) -> {
                var found = loopback.find(model);
                yield at(found.server(), spec, found.model(), found.why());
            }
        };
    }

    private String atOpenAi(String model) {
        return model
                + " at OpenAI, whose key is set"
                + catalogue
                        .find(model)
                        .map(CatalogueEntry::shutdown)
                        .map(day -> "; it is to be shut down on " + day)
                        .orElse("");
    }

    private static ChosenModel script(String file) {
        try {
            return ChosenModel.script(file, Files.readString(Path.of(file)));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no script " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the script " + file + ": " + e, e);
        }
    }

    private ChosenModel first(Server server, ModelSpec spec) throws InterruptedException {
        var heard = Wire.to(server, pace.clock()).get(server.models(), LISTING);
        var listing =
                switch (heard) {
                    case Answer answer -> Listing.of(answer.body());
                    case Failure failure ->
                            throw unlisted(new Complaint(server, "").about(failure));
                };
        Listed first =
                listing.flatMap(Listing::first)
                        .orElseThrow(() -> unlisted(server + " lists no model to talk to"));
        int size = listing.map(all -> all.models().size()).orElse(0);
        String why =
                "%s at %s, the %s it lists"
                        .formatted(
                                first.id(),
                                server,
                                size == 1 ? "only model" : "first of " + size + " models");
        return at(server, spec, first, why);
    }

    private static NoModel unlisted(String why) {
        return new NoModel(why, List.of("--model ID: name a model, if the server has one"));
    }

    private ChosenModel named(Server server, ModelSpec spec, String model)
            throws InterruptedException {
        var listed = new Listed(model, null);
        if (catalogue.find(model).isEmpty()) {
            var heard = Wire.to(server, pace.clock()).get(server.models(), GLANCE);
            if (heard instanceof Answer answer) {
                listed = Listing.of(answer.body()).flatMap(all -> all.find(model)).orElse(listed);
            }
        }
        return at(server, spec, listed, model + " at " + server + ", as asked");
    }

    private ChosenModel at(Server server, ModelSpec spec, Listed listed, String why) {
        Optional<CatalogueEntry> known = catalogue.find(listed.id());
        var usual = LocalServer.dialect(server);
        var dialect = known.map(usual::suited).orElse(usual);
        var line = Line.to(server, listed.id(), pace, true);
        var model = new ChatCompletions(line, spec.effort(), dialect);
        Long context = known.map(CatalogueEntry::context).orElse(listed.context());
        return new ChosenModel(
                model,
                known.map(CatalogueEntry::usd).orElse(null),
                context,
                known.map(CatalogueEntry::outputCap).orElseGet(() -> outputCap(context)),
                false,
                why);
    }

    /// Half of a small context is left for the input.
    private static long outputCap(@Nullable Long context) {
        return context == null
                ? ChosenModel.USUAL_OUTPUT_CAP
                : Math.min(ChosenModel.USUAL_OUTPUT_CAP, Math.max(1, context / 2));
    }
}
