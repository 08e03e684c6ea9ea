package dev.reckoner.eval.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.answer.grading.Grader;
import dev.reckoner.cli.Console;
import dev.reckoner.eval.metrics.AnswerIndex;
import dev.reckoner.eval.metrics.ArmMetrics;
import dev.reckoner.eval.metrics.Figure;
import dev.reckoner.eval.row.Evaluation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Inspect itself reads the logs. The checks are a program of their own,
/// `src/test/python/check_inspect.py`; what it needs `.ci/run` installs and names in a variable.
class InspectLogsIT {

    @TempDir private Path folder = Path.of("");

    @Test
    void inspectReadsAttemptsOfEveryKind() throws Exception {
        areRead(RecordedEvaluation.in(folder));
    }

    @Test
    void inspectReadsTheEvaluationThatComesWithTheProgram() throws Exception {
        var ran =
                Console.run(
                        "eval",
                        "examples",
                        "--limit",
                        "6",
                        "--samples",
                        "4",
                        "--effort",
                        "medium",
                        "--tools",
                        "none",
                        "--runs",
                        folder.toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        try (var made = Files.list(folder)) {
            areRead(Evaluation.read(made.findFirst().orElseThrow()));
        }
    }

    private void areRead(Evaluation evaluation) throws IOException, InterruptedException {
        String venv = System.getenv("RECKONER_CI_VENV");
        assumeTrue(
                venv != null,
                "RECKONER_CI_VENV is not set: it names a Python with the inspect_ai package, which"
                        + " .ci/run installs");
        Path logs = Files.createDirectory(folder.resolve("logs"));
        var accuracy = accuracy(evaluation);
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(venv, "bin", "python").toString(),
                                "src/test/python/check_inspect.py",
                                evaluation.directory().toString(),
                                String.valueOf(accuracy.value()),
                                String.valueOf(accuracy.standardError())));
        for (String name : List.of("one.eval", "2026-11-27T12-00-00_sums_one.json")) {
            InspectLogs.write(evaluation, logs.resolve(name))
                    .forEach(file -> command.add(file.toString()));
        }

        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] said = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).as(new String(said, StandardCharsets.UTF_8)).isZero();
    }

    private static Figure.Known accuracy(Evaluation evaluation) throws InterruptedException {
        var answers = AnswerIndex.of(evaluation.rows(), Grader.exact());
        return (Figure.Known) ArmMetrics.of(evaluation.rows(), answers).scores().accuracy();
    }
}
