package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.ServerOptions;
import dev.reckoner.eval.script.ScriptedAttempts;
import dev.reckoner.eval.script.ShippedEvaluation;
import dev.reckoner.journal.Run;
import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.model.select.Models;
import dev.reckoner.model.select.NoModel;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// `--model`, `--api` and the options of a server: which model an evaluation asks.
final class EvaluationModelOptions {

    static final String SCRIPT = "script:";
    private static final String CASSETTE = "cassette:";

    @Option(
            names = "--model",
            paramLabel = "ID",
            description =
                    "A model's id as its provider spells it, or script:DIR with replies written by"
                            + " hand for each problem (default: that of solve; for examples, the"
                            + " scripts that come with them).")
    private @Nullable String model;

    @Option(
            names = "--api",
            paramLabel = "API",
            description =
                    "How the server is spoken to: ${COMPLETION-CANDIDATES} (default: at OpenAI what"
                            + " suits the model, elsewhere chat).")
    private @Nullable Api api;

    @Mixin private ServerOptions server = new ServerOptions();

    /// Whether a model or a server is named.
    boolean named() {
        return model != null || server.named();
    }

    /// The scripts for each problem, if the model is a folder of them, and where they are.
    Optional<EvaluationModels.OfScripts> scripts() {
        return Optional.ofNullable(model)
                .filter(name -> name.startsWith(SCRIPT))
                .flatMap(name -> folder(name.substring(SCRIPT.length())))
                .map(EvaluationModelOptions::scripts);
    }

    private static Optional<Path> folder(String path) {
        try {
            return Optional.of(Path.of(path)).filter(Files::isDirectory);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static EvaluationModels.OfScripts scripts(Path folder) {
        return scripts(folder.toAbsolutePath().normalize(), folder.toString());
    }

    /// @param called what the model was called after `script:`
    static EvaluationModels.OfScripts scripts(Path folder, String called) {
        try {
            return new EvaluationModels.OfScripts(
                    ScriptedAttempts.read(folder, called), Run.Access.to(folder.toString()));
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "see: reckoner eval --help");
        }
    }

    /// The scripts that come with the program.
    static EvaluationModels.OfScripts shipped() {
        return new EvaluationModels.OfScripts(
                ShippedEvaluation.scripts(), Run.Access.to(ShippedEvaluation.NAME));
    }

    /// Opens the model for one effort.
    ///
    /// @param effort null for what the model does by itself
    SelectedModel open(@Nullable Effort effort, ModelSpec.Needs needs) throws InterruptedException {
        return opened(effort, needs, Models::open);
    }

    /// The model that [#open] would open, as far as it is known without asking a server for it.
    SelectedModel foresee(@Nullable Effort effort, ModelSpec.Needs needs)
            throws InterruptedException {
        return opened(effort, needs, Models::foresee);
    }

    private interface Opening {
        SelectedModel open(Models models, ModelSpec spec, LocalDate today)
                throws InterruptedException;
    }

    private SelectedModel opened(@Nullable Effort effort, ModelSpec.Needs needs, Opening opening)
            throws InterruptedException {
        if (model != null && model.startsWith(CASSETTE)) {
            throw new Failure(
                    Exit.USAGE,
                    "a cassette has the replies of one attempt, and an evaluation makes many",
                    "replay it with: reckoner replay " + model.substring(CASSETTE.length()));
        }
        Catalogue catalogue = server.catalogue();
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
}
