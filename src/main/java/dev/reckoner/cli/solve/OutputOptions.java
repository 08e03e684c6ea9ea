package dev.reckoner.cli.solve;

import picocli.CommandLine.Option;

/// What is shown while an attempt runs, and at its end.
final class OutputOptions {

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

    View view() {
        return new View(json, events, quiet);
    }
}
