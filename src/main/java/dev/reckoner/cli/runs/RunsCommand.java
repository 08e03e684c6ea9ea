package dev.reckoner.cli.runs;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.FindRun;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.TerminalWidth;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.journal.list.RunList;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `reckoner runs`
@Command(
        name = "runs",
        description = "Lists the runs in a directory, the newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner runs",
            "  reckoner runs --json | jq -r '.runs[] | select(.end == \"interrupted\") | .run'"
        })
public final class RunsCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where run directories are (default: ./${DEFAULT-VALUE}).")
    private Path directory = Path.of("runs");

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// What `--json` prints.
    record Listed(List<RunRow> runs, List<Broken> broken) {}

    /// A directory that is no run, or cannot be read.
    record Broken(String run, String why) {}

    @Override
    public Integer call() {
        var list = FindRun.list(directory);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    JsonLine.of(
                            new Listed(
                                    list.runs().stream().map(RunRow::of).toList(),
                                    list.broken().stream()
                                            .filter(each -> !isEvaluation(each))
                                            .map(RunsCommand::broken)
                                            .toList())));
        } else {
            out.print(RunTable.of(list.runs(), TerminalWidth.columns()));
            out.flush();
            list.broken().forEach(this::tell);
        }
        return Exit.DONE.code();
    }

    private static Broken broken(RunList.Broken broken) {
        return new Broken(broken.directory().toString(), broken.why());
    }

    private static boolean isEvaluation(RunList.Broken directory) {
        return Files.exists(directory.directory().resolve(Evaluation.RECORD));
    }

    private void tell(RunList.Broken broken) {
        spec.commandLine()
                .getErr()
                .println(
                        isEvaluation(broken)
                                ? "reckoner: %s is an evaluation; see: reckoner resume %s"
                                        .formatted(broken.directory(), broken.directory())
                                : "reckoner: %s is not a run: %s"
                                        .formatted(broken.directory(), broken.why()));
        spec.commandLine().getErr().flush();
    }
}
