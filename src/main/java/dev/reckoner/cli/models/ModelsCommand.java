package dev.reckoner.cli.models;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.option.ServerOptions;
import dev.reckoner.json.Json;
import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.catalogue.OwnCatalogue;
import dev.reckoner.model.openai.trial.TrialReport;
import dev.reckoner.model.select.Models;
import dev.reckoner.model.select.NoModel;
import dev.reckoner.model.select.ServerModels;
import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;

/// `reckoner models`
@Command(
        name = "models",
        description =
                "Shows what is known of models and, with a key or --base-url, which of them the"
                        + " server has.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner models                           the catalogue",
            "  reckoner models gpt-6.1-sol               all that is known of one",
            "  reckoner models --base-url http://localhost:11434/v1",
            "  reckoner models qwen3:4b --base-url http://localhost:11434/v1 --try --write",
            "  reckoner models --json | jq '.models[] | select(.usd.output < 5) | .id'"
        })
public final class ModelsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Show all that is known of this model.")
    private @Nullable String id;

    @Option(names = "--all", description = "Show also the models that are gone.")
    private boolean all;

    @Option(
            names = "--try",
            description =
                    "Ask the model for a few short replies, and show what its server takes: tools,"
                            + " a forced tool, streaming, effort. It costs some thousand tokens.")
    private boolean tries;

    @Option(
            names = "--api",
            paramLabel = "API",
            description =
                    "With --try: how the server is spoken to: ${COMPLETION-CANDIDATES} (default: at"
                            + " OpenAI what suits the model, elsewhere chat).")
    private @Nullable Api api;

    @Option(
            names = "--write",
            description =
                    "With --try: write what was found into the model's entry in the file of"
                            + " --models. Other entries stay as they are.")
    private boolean writes;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws InterruptedException {
        var today = LocalDate.now(ZoneOffset.UTC);
        if (tries) {
            tried(today);
            return Exit.DONE.code();
        }
        if (writes || api != null) {
            throw new Failure(
                    Exit.USAGE,
                    (writes ? "--write" : "--api") + " is only of use with --try",
                    "add --try, which asks the model for a few short replies");
        }
        var catalogue = server.catalogue();
        var offer = offer(catalogue);
        if (offer != null) {
            offer.warnings().stream().map(RemedyWords::of).forEach(this::say);
        }
        String text = id == null ? list(catalogue, offer, today) : one(id, catalogue, offer, today);
        print(text);
        return Exit.DONE.code();
    }

    private void tried(LocalDate today) throws InterruptedException {
        Path file = server.catalogueFile();
        var catalogue = writes && !Files.exists(file) ? Catalogue.own() : server.catalogue();
        var report = TryModel.of(server.spec().model(id).api(api), catalogue, today, this::say);
        if (!writes) {
            show(report, true);
            return;
        }
        boolean written = false;
        try {
            write(report, file);
            written = true;
        } finally {
            show(report, !written);
        }
        say("the entry of '%s' is written to %s".formatted(OneLine.quote(report.model()), file));
    }

    /// @param entry whether the entry for a catalogue file is part of the text
    private void show(TrialReport report, boolean entry) {
        print(json ? JsonLine.of(report) + System.lineSeparator() : TryModel.text(report, entry));
    }

    private static void write(TrialReport report, Path file) {
        try {
            OwnCatalogue.add(file, report.entry());
        } catch (IOException e) {
            throw new Failure(
                    Exit.MISSING,
                    "can't write to " + file + ": " + IoReason.of(e),
                    "name another file with --models");
        }
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    /// A server that is named has to answer; OpenAI, whose key happens to be set, does not.
    private @Nullable ServerModels offer(Catalogue catalogue) throws InterruptedException {
        try {
            return new Models(catalogue).serverModels(server.spec()).orElse(null);
        } catch (NoModel e) {
            if (server.named()) {
                throw new Failure(
                        Exit.MISSING,
                        String.valueOf(e.getMessage()),
                        "without --base-url the catalogue is shown");
            }
            say(OneLine.joined(String.valueOf(e.getMessage()), "here is the catalogue alone"));
            return null;
        } catch (IllegalArgumentException e) {
            throw ServerOptions.failure(e);
        }
    }

    private String list(Catalogue catalogue, @Nullable ServerModels offer, LocalDate today) {
        var rows = ModelRow.all(catalogue, offer, today);
        var shown = rows.stream().filter(row -> all || json || !row.goneBy(today)).toList();
        if (json) {
            return written(shown, offer, today);
        }
        int gone = rows.size() - shown.size();
        if (gone > 0) {
            say(gone + " that are gone are shown with --all");
        }
        return ModelTable.of(shown, offer, today);
    }

    private String one(
            String id, Catalogue catalogue, @Nullable ServerModels offer, LocalDate today) {
        var row = ModelRow.of(id, catalogue, offer);
        if (!row.inCatalogue() && !row.isOffered()) {
            throw new Failure(
                    Exit.USAGE,
                    "there is no model '%s' in the catalogue%s"
                            .formatted(ModelTable.shown(id), DidYouMean.words(id, catalogue.ids())),
                    "'reckoner models --all' lists them, --models FILE adds one");
        }
        return json
                ? JsonLine.of(tree(row, today)) + System.lineSeparator()
                : ModelSheet.of(row, offer);
    }

    private static String written(
            List<ModelRow> rows, @Nullable ServerModels offer, LocalDate today) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        if (offer != null) {
            object.put("server", offer.server());
        }
        var models = object.putArray("models");
        rows.forEach(row -> models.add(tree(row, today)));
        return JsonLine.of(object) + System.lineSeparator();
    }

    /// The catalogue's entry, and what the server adds to it.
    private static ObjectNode tree(ModelRow row, LocalDate today) {
        ObjectNode tree =
                row.known()
                        .<ObjectNode>map(Json.MAPPER::valueToTree)
                        .orElseGet(() -> Json.MAPPER.createObjectNode().put("id", row.id()));
        row.context().ifPresent(tokens -> tree.put("context", tokens));
        row.shutdown().ifPresent(day -> tree.put("shutdown", day.toString()));
        tree.put("in_catalogue", row.inCatalogue()).put("gone", row.goneBy(today));
        return row.asked() ? tree.put("offered", row.isOffered()) : tree;
    }

    private void say(String line) {
        spec.commandLine().getErr().println("reckoner: " + line);
        spec.commandLine().getErr().flush();
    }
}
