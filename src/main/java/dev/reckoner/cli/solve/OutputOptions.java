package dev.reckoner.cli.solve;

import dev.reckoner.cli.option.JsonLine;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is shown while an attempt runs, and at its end.
public final class OutputOptions {

    @Option(names = "--json", description = "End with one JSON object on standard output.")
    private boolean json;

    @Option(
            names = "--events",
            description = "Write the journal's entries to standard output as they happen.")
    private boolean events;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show only the answer.")
    private boolean quiet;

    /// Lists the examples.
    ///
    /// @param examples name and title of each
    void list(List<Map.Entry<String, String>> examples) {
        if (json) {
            var all = examples.stream().map(each -> new Example(each.getKey(), each.getValue()));
            System.out.println(JsonLine.of(new Examples(all.toList())));
        } else {
            examples.forEach(each ->
                    System.out.printf(Locale.ROOT, "%-24s %s%n", each.getKey(), each.getValue()));
        }
    }

    /// The object that `solve --example --json` prints.
    record Examples(List<Example> examples) {}

    record Example(String name, String title) {}

    void show(DryRun dryRun) {
        System.out.println(json ? dryRun.json() : dryRun.words());
    }

    /// Whether one JSON object is asked for.
    public boolean json() {
        return json;
    }

    boolean events() {
        return events;
    }

    /// Whether as little as possible is to be shown.
    public boolean quiet() {
        return quiet;
    }

    public View view() {
        return new View(json, events, quiet);
    }
}
