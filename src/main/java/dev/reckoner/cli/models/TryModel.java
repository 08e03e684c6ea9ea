package dev.reckoner.cli.models;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.agent.Preset;
import dev.reckoner.agent.Rules;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.option.ServerOptions;
import dev.reckoner.json.Json;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.openai.OpenAiClient;
import dev.reckoner.model.openai.RedactingModel;
import dev.reckoner.model.openai.trial.ModelTrial;
import dev.reckoner.model.openai.trial.TrialReport;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.model.select.Models;
import dev.reckoner.model.select.NoModel;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.text.OneLine;
import dev.reckoner.tool.Tool;
import dev.reckoner.tool.Tools;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Tries on a server what an attempt needs, for `reckoner models --try`.
final class TryModel {

    private static final String ROW = "  %-12s %-4s %s\n";

    /// @param say for what a person should know before the model is used
    static TrialReport of(
            ModelSpec spec, Catalogue catalogue, LocalDate today, Consumer<String> say)
            throws InterruptedException {
        try {
            var chosen =
                    new Models(catalogue)
                            .open(
                                    spec.needs(
                                            new ModelSpec.Needs(
                                                    ModelSpec.Needs.Tools.WANTED, false)),
                                    today);
            chosen.warnings().stream().map(RemedyWords::of).forEach(say);
            return new ModelTrial(client(chosen.model()), tools()).run();
        } catch (NoModel e) {
            throw ServerOptions.failure(e);
        } catch (ModelUnavailable e) {
            throw new Failure(
                    Exit.MISSING,
                    String.valueOf(e.getMessage()),
                    "without --try the server is only asked which models it has");
        } catch (IllegalArgumentException e) {
            throw ServerOptions.failure(e);
        }
    }

    private static OpenAiClient client(Model model) {
        Model within = model instanceof RedactingModel(var redacted, _) ? redacted : model;
        if (within instanceof OpenAiClient client) {
            return client;
        }
        throw new Failure(
                Exit.USAGE,
                "only a model at a server can be tried, and '%s' is not one"
                        .formatted(OneLine.quote(model.name())),
                "give its --base-url and its ID");
    }

    private static List<Tool> tools() {
        return Tools.session(
                new Description("trial", "3", new LinkedHashMap<>()),
                SandboxLimits.DEFAULT,
                Preset.SESSION.cell(),
                Rules.OUTPUT_CHARS);
    }

    /// @param entry whether the entry for a catalogue file is shown
    static String text(TrialReport report, boolean entry) {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%s at %s, over %s, tried with %,d tokens:\n\n",
                        ModelTable.shown(report.model()),
                        report.server(),
                        report.api().equals("chat") ? "Chat Completions" : "the Responses API",
                        report.tokens()));
        for (var tried : report.tried()) {
            String works = tried.works() ? "yes" : "no";
            text.append(ROW.formatted(tried.what(), works, tried.found()));
        }
        String refused = String.join(", ", report.omit());
        if (!refused.isEmpty()) {
            text.append("\nleft out, because it is refused: ").append(refused).append('\n');
        }
        if (entry) {
            text.append("\nan entry for --models FILE or ~/.config/reckoner/models.json, where")
                    .append(" --write puts it:\n  ")
                    .append(JsonLine.of(catalogue(report)))
                    .append('\n');
        }
        return text.toString();
    }

    private static ObjectNode catalogue(TrialReport report) {
        ObjectNode catalogue = Json.MAPPER.createObjectNode();
        catalogue.putArray("models").add(report.entry());
        return catalogue;
    }

    private TryModel() {}
}
