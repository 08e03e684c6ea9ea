package dev.reckoner.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Console;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Remedy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;

class RemedyWordsTest {

    @ParameterizedTest
    @EnumSource
    void aLimitIsNamedByTheOptionThatSetsIt(Kind kind) {
        String option = RemedyWords.of(new Remedy.RaiseLimit(kind, BigDecimal.TEN)).split(" ")[1];

        assertThat(Console.run("solve", "--help").out()).contains(option + "=");
    }

    @Test
    void aMissingLibraryIsInstalledByACommand() {
        assertThat(RemedyWords.of(new Remedy.InstallLibrary()))
                .isEqualTo("run: reckoner sandbox install");
    }
}
