package dev.reckoner.cli;

import dev.reckoner.Effort;
import dev.reckoner.model.Catalogue;
import dev.reckoner.model.ChosenModel;
import dev.reckoner.model.ModelSpec;
import dev.reckoner.model.Models;
import dev.reckoner.model.NoModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.LocalDate;
import java.time.ZoneOffset;

/// `--model`, `--effort` and `--base-url`.
final class ModelOptions {

    @Option(
            names = "--model",
            paramLabel = "ID",
            description =
                    "A model's id as its provider spells it, or script:FILE, or cassette:FILE,"
                            + " which replays what --record has recorded.")
    private @Nullable String model;

    @Option(
            names = "--effort",
            paramLabel = "EFFORT",
            description = "How much a reasoning model thinks: ${COMPLETION-CANDIDATES}.")
    private @Nullable Effort effort;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description =
                    "A server that speaks Chat Completions, such as http://localhost:11434/v1.")
    private @Nullable String baseUrl;

    @Nullable Effort effort() {
        return effort;
    }

    /// @param script the example's, used unless a model or a server is named; null without an
    ///   example
    ChosenModel choose(@Nullable ChosenModel script) throws InterruptedException {
        if (script != null && model == null && baseUrl == null) {
            return script;
        }
        try {
            return new Models(Catalogue.own())
                    .open(
                            new ModelSpec(model, effort, baseUrl, System.getenv()),
                            LocalDate.now(ZoneOffset.UTC));
        } catch (NoModel e) {
            throw new Failure(
                    Exit.MISSING,
                    String.valueOf(e.getMessage()),
                    String.join("\n          ", e.ways()));
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "see: reckoner solve --help");
        }
    }
}
