package dev.reckoner.cli.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.cli.Console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The scripts, tried in a real bash.
class CompletionTest {

    @TempDir private Path folder;

    private Path script() throws IOException {
        var file = folder.resolve("reckoner.bash");
        return Files.writeString(file, Console.run("completion", "bash").out());
    }

    private static String bash(String... arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash on this machine");
        var command = new ArrayList<>(List.of("/bin/bash"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.strip();
    }

    @Test
    void theScriptIsOneThatBashReads() throws Exception {
        assertThat(bash("-n", script().toString())).isEmpty();
        assertThat(bash("-c", "source " + script() + " && complete -p reckoner"))
                .isEqualTo("complete -o default -F _complete_reckoner reckoner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    reckoner so                      | solve
                    reckoner solve --effort hi       | high
                    reckoner solve --exa             | --example
                    reckoner solve --sandbox l       | local
                    reckoner sandbox in              | install
                    reckoner completion f            | fish
                    reckoner solve --preset di       | direct
                    """)
    void whatIsBegunIsCompleted(String written, String completed) throws Exception {
        String words = written.replace(" ", "' '");
        int last = written.split(" ").length - 1;
        String program =
                """
                source %s
                COMP_WORDS=('%s'); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}
                _complete_reckoner
                printf '%%s\\n' "${COMPREPLY[@]}"
                """
                        .formatted(script(), words, last, written);

        assertThat(bash("-c", program).lines().map(String::strip)).contains(completed);
    }

    @Test
    void fishHearsOfCommandsOptionsAndValues() {
        var script = Console.run("completion", "fish").out();

        assertThat(script.lines())
                .contains(
                        "complete -c reckoner -f",
                        "complete -c reckoner -n 'not __fish_seen_subcommand_from solve eval resume"
                                + " runs show replay report compare grade models sandbox doctor"
                                + " config completion help' -a solve -d 'Solves a problem and shows"
                                + " the work.'",
                        "complete -c reckoner -n '__fish_seen_subcommand_from solve' -s q -l quiet"
                                + " -d 'Show only the answer.'",
                        "complete -c reckoner -n '__fish_seen_subcommand_from completion' -a 'bash"
                                + " zsh fish' -d 'bash, zsh, fish'")
                .anyMatch(line -> line.contains("-l effort -x -a 'none minimal low medium high"))
                .anyMatch(line ->
                        line.startsWith(
                                "complete -c reckoner -n '__fish_seen_subcommand_from sandbox; and"
                                        + " __fish_seen_subcommand_from run' -l cell-time -x"))
                .anyMatch(line -> line.contains("solve' -l file -r -F"));
        assertThat(script.lines()).allMatch(line -> line.startsWith("complete -c reckoner "));
    }
}
