package dev.reckoner.cli.option;

import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.model.select.Models;
import dev.reckoner.model.select.NoModel;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.LocalDate;
import java.time.ZoneOffset;

/// Which model, and how it is asked.
public final class ModelOptions {

    @Option(
            names = "--model",
            paramLabel = "ID",
            description =
                    "A model's id as its provider spells it, or script:FILE with replies written by"
                            + " hand, or cassette:FILE, which replays what --record has recorded"
                            + " (default: with a key what OpenAI names in place of"
                            + " o3-mini, at medium effort, else the first model of the server).")
    private @Nullable String model;

    @Option(
            names = "--effort",
            paramLabel = "EFFORT",
            description =
                    "How much a reasoning model thinks: ${COMPLETION-CANDIDATES}; each model takes"
                            + " some of them.")
    private @Nullable Effort effort;

    @Option(
            names = "--api",
            paramLabel = "API",
            description =
                    "How the server is spoken to: ${COMPLETION-CANDIDATES} (default: at OpenAI what"
                            + " suits the model, elsewhere chat).")
    private @Nullable Api api;

    @Mixin private ServerOptions server = new ServerOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /// The server that is named, where a judge is too.
    public ServerOptions server() {
        return server;
    }

    /// Whether the command line itself names a model or a server.
    public boolean named() {
        return isGiven("--model") || isGiven("--base-url");
    }

    /// @param script the example's, used unless the command line names a model or a server; null
    ///   without an example
    public SelectedModel choose(@Nullable SelectedModel script, ModelSpec.Needs needs)
            throws InterruptedException {
        return chosen(script, needs, Models::open);
    }

    /// The model that [#choose] would choose, as far as it is known without asking a server for it.
    public SelectedModel foresee(@Nullable SelectedModel script, ModelSpec.Needs needs)
            throws InterruptedException {
        return chosen(script, needs, Models::foresee);
    }

    private interface Opening {
        SelectedModel open(Models models, ModelSpec spec, LocalDate today)
                throws InterruptedException;
    }

    private SelectedModel chosen(
            @Nullable SelectedModel script, ModelSpec.Needs needs, Opening opening)
            throws InterruptedException {
        if (script != null && !named()) {
            return script;
        }
        var catalogue = server.catalogue();
        try {
            var spec = server.spec().model(model).effort(effort).api(api).needs(needs);
            var opened = opening.open(new Models(catalogue), spec, LocalDate.now(ZoneOffset.UTC));
            return opened.with(opened.access().with(server.namedCatalogue()));
        } catch (NoModel e) {
            throw ServerOptions.failure(e);
        } catch (IllegalArgumentException e) {
            throw ServerOptions.failure(e);
        }
    }

    /// A variable or a line of the configuration file gives nothing: an example costs nothing
    /// unless a person asks for a model here and now.
    private boolean isGiven(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }
}
