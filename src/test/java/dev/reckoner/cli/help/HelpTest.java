package dev.reckoner.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// Help texts at several widths.
class HelpTest {

    @Command(
            name = "program",
            description = "Does what has to be done with --long-option-name or without it.",
            footer = {
                "  program --server http://localhost:11434/v1 --long-option-name 'an example'",
                "See http://localhost:11434/v1 for the rest of it, which is long."
            })
    private static final class Program {

        @Option(
                names = {"-s", "--server"},
                paramLabel = "URL",
                description = "A server, such as http://localhost:11434/v1, or one of your own.")
        String server = "";

        @Option(
                names = "--a-very-long-option-name-indeed",
                description = "Is on a line of its own.")
        boolean own;
    }

    private static String help(int columns) {
        var command = CommandSpec.forAnnotatedObject(new Program());
        var help = WholeWordsHelp.of(command, Help.defaultColorScheme(Ansi.OFF), columns);
        return help.description() + help.optionList() + help.footer();
    }

    @Test
    void aLineIsBrokenBetweenWordsAndAnExampleIsNotBroken() {
        assertThat(help(60))
                .isEqualTo(
                        """
                        Does what has to be done with --long-option-name or without
                        it.
                              --a-very-long-option-name-indeed
                                            Is on a line of its own.
                          -s, --server=URL  A server, such as
                                            http://localhost:11434/v1, or one of
                                            your own.
                          program --server http://localhost:11434/v1 --long-option-name 'an example'
                        See http://localhost:11434/v1 for the rest of it, which is
                        long.
                        """);
    }

    @Test
    void aWideTerminalIsNotFilled() {
        assertThat(help(500)).isEqualTo(help(120));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "solve",
                "models",
                "sandbox",
                "sandbox run",
                "sandbox install",
                "sandbox list",
                "sandbox check",
                "doctor",
                "config",
                "completion",
                "help"
            })
    void everyLineOfEveryHelpFitsAnOrdinaryTerminal(String command) {
        var help = Console.run((command + " --help").strip().split(" "));

        assertThat(help.exit()).isZero();
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(help.out()).doesNotContain("%n").doesNotContain("${");
    }
}
