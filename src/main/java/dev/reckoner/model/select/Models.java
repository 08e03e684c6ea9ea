package dev.reckoner.model.select;

import dev.reckoner.journal.Run;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Pricing;
import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.catalogue.CatalogueEntry;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.ApiSettings;
import dev.reckoner.model.openai.RedactingModel;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.Timing;
import dev.reckoner.model.select.ModelList.Listed;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Opens the requested model, or finds one if none is requested.
public final class Models {

    private final Catalogue catalogue;
    private final LocalServerScan scan;
    private final ModelLookup lookup;
    private final Timing timing;

    Models(
            Catalogue catalogue,
            LocalServerScan scan,
            ModelLookup.ListRequest request,
            Timing timing) {
        this.catalogue = catalogue;
        this.scan = scan;
        this.lookup = new ModelLookup(catalogue, request);
        this.timing = timing;
    }

    public Models(Catalogue catalogue) {
        this(catalogue, LocalServerScan.USUAL, ModelLookup.REAL, Timing.REAL);
    }

    /// @throws NoModel if there is no such model; it says what to do
    /// @throws UnsupportedByModel if the model is known not to support what is asked of it
    /// @throws IllegalArgumentException if the spec is not valid, for example if the script does
    ///   not exist
    public SelectedModel open(ModelSpec spec, LocalDate today) throws InterruptedException {
        return opened(
                ModelChoice.of(spec, catalogue, today),
                spec,
                (server, model) ->
                        server.openAi()
                                ? lookup.atOpenAi(server, model, today)
                                : lookup.atServer(server, model, today));
    }

    /// The model that [#open] would open, as far as it is known beforehand: no server is asked
    /// whether it has the model. Only where none is named, servers other than OpenAI are asked for
    /// a list. The key of OpenAI may be missing, which is a warning then.
    ///
    /// @throws NoModel if it is not known which model it would be, or there is none
    /// @throws UnsupportedByModel as [#open] does
    /// @throws IllegalArgumentException as [#open] does
    public SelectedModel foresee(ModelSpec spec, LocalDate today) throws InterruptedException {
        var choice = ModelChoice.of(spec, catalogue, today);
        try {
            return opened(choice, spec, Models::unasked);
        } catch (NoModel e) {
            if (choice instanceof ModelChoice.OnLoopback(_, var model)
                    && (model == null || catalogue.find(model).isPresent())) {
                return opened(ModelChoice.atOpenAi(spec, catalogue, today), spec, Models::unasked)
                        .warning(
                                new Warning(
                                        "an attempt needs an API key of OpenAI, and none is set",
                                        List.of(
                                                new Remedy.GiveKey(),
                                                new Remedy.GiveServer(),
                                                new Remedy.UseScript())));
            }
            throw e;
        }
    }

    private interface Finding {
        ModelLookup.Found find(Server server, String model) throws InterruptedException;
    }

    private static ModelLookup.Found unasked(Server server, String model) {
        return new ModelLookup.Found(Listed.named(model), model + " at " + server, List.of());
    }

    private SelectedModel opened(ModelChoice choice, ModelSpec spec, Finding finding)
            throws InterruptedException {
        return switch (choice) {
            case ModelChoice.Script(var file) -> script(file);
            case ModelChoice.Cassette(var file) ->
                    SelectedModel.cassette(Path.of(file), spec.effort(), timing);
            case ModelChoice.AtOpenAi(var server, var api, var model) -> {
                var found = finding.find(server, model);
                String why =
                        "%s at OpenAI, %sover %s"
                                .formatted(
                                        model,
                                        server.hasKey() ? "whose key is set, " : "",
                                        inWords(api));
                yield selected(server, api, spec, found, why);
            }
            case ModelChoice.DefaultAtOpenAi(var server, var api, var model) -> {
                var found = finding.find(server, model.id());
                var asked = model.asked(spec);
                yield selected(server, api, asked, found, why(model, api, asked.effort()));
            }
            case ModelChoice.AtServer(var server, var api, var model) -> {
                var found = model == null ? lookup.first(server) : finding.find(server, model);
                yield selected(server, api, spec, found, found.why());
            }
            case ModelChoice.OnLoopback(var api, var model) -> {
                var found = scan.find(model);
                var listed = new ModelLookup.Found(found.model(), found.why(), List.of());
                yield selected(found.server(), api, spec, listed, found.why());
            }
        };
    }

    /// The models of the server that the spec names, or of OpenAI if there is only a key; empty if
    /// there is neither.
    ///
    /// @throws NoModel if the server sends no list
    /// @throws IllegalArgumentException if the base URL or the key is not valid
    public Optional<ServerModels> serverModels(ModelSpec spec) throws InterruptedException {
        if (spec.url().isEmpty() && spec.key().value().isEmpty()) {
            return Optional.empty();
        }
        var server = spec.server(spec.url().orElseGet(Server.OPEN_AI::toString));
        return Optional.of(
                new ServerModels(
                        server.toString(),
                        server.openAi(),
                        lookup.list(server),
                        spec.keyWarnings(server)));
    }

    private String why(DefaultModel model, Api api, @Nullable Effort effort) {
        var price = catalogue.find(model.id()).map(CatalogueEntry::usd).orElse(null);
        return "%s at OpenAI, over %s%s: %s; %s"
                .formatted(
                        model.id(),
                        inWords(api),
                        effort == null ? "" : ", at effort " + effort,
                        model.why(),
                        TypicalProblem.price(Pricing.of(price)));
    }

    private static String inWords(Api api) {
        return switch (api) {
            case CHAT -> "Chat Completions";
            case RESPONSES -> "the Responses API";
        };
    }

    private static SelectedModel script(String file) {
        try {
            return SelectedModel.script(file, Files.readString(Path.of(file)))
                    .with(Run.Access.to(Path.of(file).toAbsolutePath().toString()));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no script " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the script " + file + ": " + e, e);
        }
    }

    private SelectedModel selected(
            Server server, Api api, ModelSpec spec, ModelLookup.Found found, String why) {
        Listed listed = found.listed();
        Optional<CatalogueEntry> known = catalogue.find(listed.id());
        var facts =
                ModelFacts.of(
                        known.map(CatalogueEntry::usd).orElse(null),
                        known.map(CatalogueEntry::context).orElse(listed.context()),
                        known.map(CatalogueEntry::outputCap).orElse(null));
        if (spec.needs().price() && facts.pricing() instanceof Pricing.Unpriced) {
            throw new UnsupportedByModel(
                    "a limit on money needs the model's price, and no price is known for "
                            + OneLine.quote(listed.id()),
                    new Remedy.SetLimit(Kind.TOKENS),
                    new Remedy.DescribeModel("usd"));
        }
        return new SelectedModel(
                model(server, api, spec, listed.id(), known),
                facts,
                false,
                null,
                why,
                warnings(server, api, spec, found, known),
                spec.access(server));
    }

    private Model model(
            Server server, Api api, ModelSpec spec, String id, Optional<CatalogueEntry> known) {
        var endpoint = Endpoint.to(server, id, timing, true);
        var settings =
                switch (api) {
                    case CHAT ->
                            new ApiSettings.ChatSettings(
                                    spec.effort(), of(LocalServer.dialect(server), known));
                    case RESPONSES ->
                            new ApiSettings.ResponsesSettings(
                                    spec.effort(), of(Dialect.OPEN_AI, known));
                };
        var model = settings.over(endpoint);
        return server.hasSecrets() ? new RedactingModel(model, server) : model;
    }

    private static Dialect of(Dialect usual, Optional<CatalogueEntry> known) {
        return known.map(usual::forModel).orElse(usual);
    }

    private static List<Warning> warnings(
            Server server,
            Api api,
            ModelSpec spec,
            ModelLookup.Found found,
            Optional<CatalogueEntry> known) {
        var warnings = new ArrayList<>(spec.keyWarnings(server));
        found.warnings().stream().map(Warning::of).forEach(warnings::add);
        known.flatMap(entry -> unfit(entry, api, spec)).ifPresent(warnings::add);
        if (spec.needs().tools() != ModelSpec.Needs.Tools.NONE
                && known.map(CatalogueEntry::forcedTool).filter(forced -> !forced).isPresent()) {
            warnings.add(
                    Warning.of(
                            found.listed().id()
                                    + " cannot be forced to call a particular tool: for the"
                                    + " submission it is offered that tool alone"));
        }
        return List.copyOf(warnings);
    }

    /// A warning about what the model's provider does not support, and what is not refused: another
    /// server that has the model may support it, and calls can be written as text.
    private static Optional<Warning> unfit(CatalogueEntry known, Api api, ModelSpec spec) {
        try {
            CheckCapabilities.checkAll(known, api, spec);
            return Optional.empty();
        } catch (UnsupportedByModel e) {
            return Optional.of(
                    new Warning("according to the catalogue, " + e.getMessage(), e.remedies()));
        }
    }
}
