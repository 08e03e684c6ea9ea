import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.report.EvaluationReport;
import dev.reckoner.eval.report.MadeUpEvaluation;
import dev.reckoner.eval.report.TerminalReport;
import dev.reckoner.eval.report.page.HtmlReport;
import dev.reckoner.eval.row.Evaluation;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How long a report of 50,000 attempts takes, and how large its page is: `terminal` or `html`, in
/// a process of its own each, as a person runs it. `make` writes the evaluation first; its figures
/// are made up.
///
/// Run from the project's folder, its tests compiled: see docs/performance.md.
class ReportCost {

    private static final Path EVALUATION = Path.of("target/report-cost");

    static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("make")) {
            var made = MadeUpEvaluation.ofSixArms(521, 16).writeTo(EVALUATION);
            System.out.println(made.rows().size() + " attempts");
            return;
        }
        long began = System.nanoTime();
        var evaluations = List.of(Evaluation.read(EVALUATION));
        time("read", began);
        var report = EvaluationReport.of(evaluations, Grader.exact());
        time("computed", began);
        if (arguments[0].equals("html")) {
            Path file = EVALUATION.resolve(HtmlReport.FILE);
            HtmlReport.write(report, evaluations, "measured", file);
            System.out.println("bytes: " + Files.size(file));
        } else {
            System.out.println("characters: " + TerminalReport.of(report, 80).length());
        }
        time("written", began);
        var peak =
                Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .findFirst()
                        .orElse("");
        System.out.println(peak);
    }

    private static void time(String what, long began) {
        var process =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                "%s after %.2f s, processor %.2f s%n",
                what, (System.nanoTime() - began) / 1e9, process.getProcessCpuTime() / 1e9);
    }
}
