package dev.reckoner.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.cli.option.Failure;
import dev.reckoner.eval.dataset.Selection;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

class DatasetOptionsTest {

    @CommandLine.Command
    static final class Some {
        @CommandLine.Mixin private final DatasetOptions options = new DatasetOptions();
    }

    private static Selection selection(String... arguments) {
        var some = new Some();
        new CommandLine(some).parseArgs(arguments);
        return some.options.selection();
    }

    @Test
    void withoutOptionsAllProblemsAreTaken() {
        assertThat(selection()).isEqualTo(Selection.ALL);
    }

    @Test
    void theOptionsAreThoseThatARecordKeeps() {
        assertThat(
                        selection(
                                "--limit",
                                "5",
                                "--seed",
                                "7",
                                "--shuffle",
                                "--where",
                                "tier = 1",
                                "--split",
                                "test"))
                .isEqualTo(Selection.ALL.split("test").where("tier = 1").shuffled(7).limit(5));
    }

    @Test
    void aLimitOf0IsRefused() {
        assertThatThrownBy(() -> selection("--limit", "0"))
                .isInstanceOf(Failure.class)
                .hasMessage("--limit is a number above 0, was 0");
    }
}
