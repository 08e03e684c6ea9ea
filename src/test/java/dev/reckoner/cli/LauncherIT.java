package dev.reckoner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The script `reckoner` with the distribution of this build, where the locale is of no help.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LauncherIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    private Path runs = Path.of("");
    private Path launcher = Path.of("");
    private String path = System.getenv("PATH");

    /// Sources older than the distribution, so that nothing is built.
    @BeforeEach
    void installBesideTheDistribution() throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        runs = folder.resolve("runs");
        launcher = Files.copy(Path.of("reckoner"), home.resolve("reckoner"));
        Files.createFile(home.resolve("pom.xml"));
        for (var sources : List.of("src/main", "tools", "sandbox", "examples/problems")) {
            makeOld(Files.createDirectories(home.resolve(sources)));
        }
        makeOld(home.resolve("pom.xml"));
        Files.createDirectory(home.resolve("target"));
        Files.createSymbolicLink(
                home.resolve("target/dist"), Path.of("target/dist").toAbsolutePath());
    }

    private static void makeOld(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }

    /// A folder is newer than what it had in it when the removed file was there.
    @Test
    void aSourceThatWasRemovedIsBuiltAgainWithoutTheChecksAndSaidToBe() throws Exception {
        var programs = Files.createDirectory(folder.resolve("programs"));
        var maven = programs.resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho \"$@\" > '" + folder.resolve("asked") + "'\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        path = programs + ":" + System.getenv("PATH");
        var problems = launcher.resolveSibling("examples/problems");
        Files.setLastModifiedTime(problems, FileTime.from(Instant.now()));

        reckoner("C.UTF-8", "", "--version");

        assertThat(folder.resolve("asked")).hasContent("-B -ntp -Pquick -Dmaven.test.skip package");
        assertThat(folder.resolve("err"))
                .content()
                .startsWith("reckoner: building again, because the sources have changed\n");
    }

    @Test
    void anExampleEndsWithItsAnswerAsOneObject() throws Exception {
        var solved =
                json(
                        reckoner(
                                "C",
                                "",
                                "solve",
                                "--example",
                                "eight-words",
                                "--sandbox",
                                "graalpy",
                                "--runs",
                                runs.toString(),
                                "--json"));

        assertThat(solved.path("answer").asText()).isEqualTo("89259/3640");
        assertThat(solved.path("end").asText()).isEqualTo("answered");
    }

    /// The empty one is as good as none, and the last is one that no machine has installed.
    @ParameterizedTest
    @ValueSource(strings = {"POSIX", "", "xx_XX.UTF-8"})
    void aProblemGivenAsAnArgumentAndItsAnswerKeepTheirCharacters(String locale) throws Exception {
        var script = folder.resolve("script.json");
        Files.writeString(script, "{\"replies\": [{\"submit_answer\": \"√2\"}]}");

        var answer =
                reckoner(
                        locale,
                        "",
                        "solve",
                        "--model",
                        "script:" + script,
                        "--sandbox",
                        "graalpy",
                        "--runs",
                        runs.toString(),
                        "--quiet",
                        "What is √2, the diagonal of a square?");

        assertThat(answer).isEqualTo("√2\n");
        try (var directories = Files.list(runs)) {
            assertThat(directories.findFirst().orElseThrow().resolve("run.json"))
                    .content(UTF_8)
                    .contains("What is √2, the diagonal of a square?");
        }
    }

    @Test
    void cellsReadAndPrintAnyCharacter() throws Exception {
        var ran =
                json(
                        reckoner(
                                "C",
                                "{\"code\": \"print('π ≈ 3.14 😀')\"}\n",
                                "sandbox",
                                "run",
                                "--sandbox",
                                "graalpy",
                                "-"));

        assertThat(ran.path("outcome").asText()).isEqualTo("completed");
        assertThat(ran.path("output").asText().strip()).isEqualTo("π ≈ 3.14 😀");
    }

    @AfterEach
    void removeTheLink() throws IOException {
        Files.delete(launcher.resolveSibling("target/dist"));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /// @return what it printed, having ended well
    private String reckoner(String locale, String input, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var in = Files.writeString(folder.resolve("in"), input);
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder =
                new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        var environment = builder.environment();
        environment.remove("LANG");
        environment.remove("LC_CTYPE");
        environment.put("LC_ALL", locale);
        environment.put("PATH", path);
        environment.put("JAVA_HOME", System.getProperty("java.home"));

        int exit = builder.start().waitFor();

        assertThat(exit).as(Files.readString(err)).isZero();
        return Files.readString(out);
    }
}
