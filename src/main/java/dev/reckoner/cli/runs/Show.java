package dev.reckoner.cli.runs;

import dev.reckoner.Solution;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.FindRun;
import dev.reckoner.cli.solve.OutputOptions;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.RunDirectory;
import dev.reckoner.journal.RunNotReadable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `reckoner show`
@Command(
        name = "show",
        description = "Shows a run as it was shown when it was made.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner show                            the newest run in ./runs",
            "  reckoner show 2026-11-27T12-00-00Z-p1 | less -R",
            "  reckoner show --json | jq .answer"
        })
public final class Show implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run directory, or its name in --runs (default: the newest there).")
    private @Nullable Path run;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where run directories are (default: ./${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Mixin private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Path directory = run == null ? FindRun.newest(runs) : FindRun.named(run, runs);
        try (var view = output.view()) {
            var asked = new RunDirectory(directory).run();
            var read = Journal.recover(directory);
            view.show(asked, new Solution(read.entries(), directory));
            var damage = read.damage();
            if (damage != null) {
                view.tell(directory + ": its journal is damaged; not shown: " + damage.words());
            }
            return Exit.DONE.code();
        } catch (RunNotReadable e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "list the runs: reckoner runs");
        } catch (UncheckedIOException e) {
            throw new Failure(
                    Exit.MISSING,
                    String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()),
                    "show it in the version of Reckoner that made it");
        }
    }
}
