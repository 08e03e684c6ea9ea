package dev.reckoner.cli.grade;

import dev.reckoner.cli.option.ServerOptions;
import dev.reckoner.model.select.Models;
import dev.reckoner.model.select.NoModel;
import dev.reckoner.model.select.SelectedModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// `--judge`
public final class JudgeOption {

    @Option(
            names = "--judge",
            paramLabel = "MODEL",
            description =
                    "Ask this model about an answer that the rules leave undecided or unparsed, and"
                            + " about no other. A model can be fooled; its verdicts have the rules"
                            + " judged-same and judged-different.")
    private @Nullable String model;

    public boolean given() {
        return model != null;
    }

    /// Empty if no judge is asked for.
    ///
    /// @param server where the judge is
    public Optional<SelectedModel> choose(ServerOptions server) throws InterruptedException {
        if (model == null) {
            return Optional.empty();
        }
        var catalogue = server.catalogue();
        try {
            return Optional.of(
                    new Models(catalogue)
                            .open(server.spec().model(model), LocalDate.now(ZoneOffset.UTC)));
        } catch (NoModel e) {
            throw ServerOptions.failure(e);
        } catch (IllegalArgumentException e) {
            throw ServerOptions.failure(e);
        }
    }
}
