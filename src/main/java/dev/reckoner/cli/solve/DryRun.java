package dev.reckoner.cli.solve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.reckoner.Plan;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.journal.Run;
import dev.reckoner.model.select.Warning;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.text.Printable;
import dev.reckoner.tool.Tool;
import dev.reckoner.transcript.Numbers;
import dev.reckoner.transcript.Phrases;
import dev.reckoner.transcript.TranscriptHeader;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `reckoner solve --dry-run`: what would be sent, and the most that it could cost.
///
/// @param notes what a person should know before an attempt is made, such as that a key is missing
record DryRun(Plan plan, List<Warning> notes) {

    private static final int USD_DIGITS = 4;

    /// The object that `--json` prints; `docs/json.md` has its fields.
    ///
    /// @param calls null without tools
    /// @param limits those in force, by kind
    /// @param inputTokens the estimate of the first request
    /// @param outputTokens the most of the first reply
    /// @param mostUsd null if it is not known
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Planned(
            @JsonUnwrapped Result.Setup setup,
            @Nullable String calls,
            Map<Kind, BigDecimal> limits,
            String prompt,
            List<Tool> tools,
            long inputTokens,
            long outputTokens,
            @Nullable BigDecimal mostUsd,
            List<String> notes) {}

    String json() {
        var run = plan.run();
        return JsonLine.of(
                new Planned(
                        Result.Setup.of(run),
                        Optional.ofNullable(run.calls()).map(Object::toString).orElse(null),
                        run.limits().hard(),
                        plan.prompt(),
                        plan.tools(),
                        plan.inputTokens(),
                        plan.outputCap(),
                        mostUsd(),
                        notes.stream().map(RemedyWords::of).toList()));
    }

    /// Replies that are there already cost nothing.
    private @Nullable BigDecimal mostUsd() {
        var run = plan.run();
        return run.scripted() || run.recorded() != null ? BigDecimal.ZERO : plan.mostUsd();
    }

    /// The same for a person.
    String words() {
        var run = plan.run();
        var lines = new ArrayList<String>();
        lines.add("Nothing was sent. The attempt would be:");
        lines.add("");
        lines.add(row("model", run.model() + effort(run)));
        Optional.ofNullable(run.source().server())
                .ifPresent(
                        server -> lines.add(row("server", server + ", API " + run.source().api())));
        lines.add(
                row(
                        "preset",
                        run.preset() + (run.calls() == null ? "" : ", calls " + run.calls())));
        TranscriptHeader.of(run)
                .sandboxInUse()
                .ifPresent(sandbox -> lines.add(row("sandbox", sandbox)));
        lines.add(row("limits", Phrases.limits(run.limits())));
        lines.add(
                row(
                        "first call",
                        "up to %s of input and %s of output"
                                .formatted(
                                        Numbers.counted(plan.inputTokens(), "token"),
                                        Numbers.count(plan.outputCap()))));
        lines.add(row("cost", cost()));
        for (var note : notes) {
            lines.add(row("note", note.message()));
            note.remedies().forEach(remedy -> lines.add(row("", RemedyWords.of(remedy))));
        }
        lines.add("");
        lines.add("── the prompt ──");
        lines.add("");
        lines.add(plan.prompt().strip());
        plan.tools()
                .forEach(tool -> {
                    lines.add("");
                    lines.add("── the tool " + tool.name() + parameters(tool) + " ──");
                    lines.add("");
                    lines.add(tool.description().strip());
                });
        return lines.stream().map(Printable::text).collect(Collectors.joining("\n"));
    }

    private static String row(String name, String value) {
        return "  %-11s %s".formatted(name, value);
    }

    private static String effort(Run run) {
        return run.effort() == null ? "" : ", effort " + run.effort();
    }

    private static String parameters(Tool tool) {
        return tool.parameters()
                .path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private String cost() {
        var run = plan.run();
        if (run.scripted()) {
            return "nothing: the replies are written by hand";
        }
        if (run.recorded() != null) {
            return "nothing: the replies are a recording";
        }
        return Optional.ofNullable(plan.mostUsd())
                .map(usd ->
                        "at most $"
                                + usd.setScale(USD_DIGITS, RoundingMode.UP)
                                        .stripTrailingZeros()
                                        .toPlainString())
                .orElse("not known: the model's price is not known");
    }
}
