package dev.reckoner.eval.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.report.EvaluationReport;
import dev.reckoner.eval.report.HostileEvaluation;
import dev.reckoner.eval.report.MadeUpEvaluation;
import dev.reckoner.eval.row.Evaluation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A real browser shows the page. The checks are a program of their own,
/// `src/test/python/check_report.py`; what it needs `.ci/run` installs and names in a variable.
class ReportPageIT {

    @TempDir private Path directory = Path.of("");

    @Test
    void aBrowserShowsAReport() throws Exception {
        isShown(MadeUpEvaluation.ofSixArms(70, 3).in(directory), 5);
    }

    @Test
    void aBrowserRunsNoTextOfAModel() throws Exception {
        isShown(HostileEvaluation.in(directory), 3);
    }

    private void isShown(Evaluation evaluation, int charts)
            throws IOException, InterruptedException {
        String venv = System.getenv("RECKONER_CI_VENV");
        assumeTrue(
                venv != null,
                "RECKONER_CI_VENV is not set: it names a Python with the playwright package, which"
                        + " .ci/run installs");
        var all = List.of(evaluation);
        Path page = directory.resolve(HtmlReport.FILE);
        HtmlReport.write(EvaluationReport.of(all, Grader.exact()), all, "0.1.0", page);

        var process =
                new ProcessBuilder(
                                Path.of(venv, "bin", "python").toString(),
                                "src/test/python/check_report.py",
                                page.toString(),
                                String.valueOf(charts))
                        .redirectErrorStream(true)
                        .start();
        byte[] said = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).as(new String(said, StandardCharsets.UTF_8)).isZero();
    }
}
