import dev.reckoner.eval.dataset.Dataset;
import dev.reckoner.eval.dataset.Selection;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.table.RowsTable;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How long 10,000 problems take to read, in each format and with a condition, and 50,000 attempts
/// to write as a table. One figure a process, since the first is what counts: `jsonl`, `csv`,
/// `parquet`, `where`, or the ending of a table such as `.csv`.
///
/// Run from the project's folder, built: see docs/performance.md.
class DatasetCost {

    private static final int PROBLEMS = 10_000;
    private static final int ATTEMPTS = 50_000;

    static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/dataset-cost"));
        String what = arguments[0];
        if (what.startsWith(".")) {
            var evaluation = evaluation();
            Path file = folder.resolve("rows" + what);
            time(what, () -> RowsTable.write(evaluation, file));
            System.out.println("  bytes: " + Files.size(file));
            return;
        }
        Path file = problems(folder, what);
        var selection = what.equals("where") ? Selection.ALL.where("level >= 3") : Selection.ALL;
        time(
                what,
                () ->
                        System.out.println(
                                "  problems: "
                                        + Dataset.read(List.of(file.toString()), selection)
                                                .questions()
                                                .size()));
    }

    private interface Work {
        void done() throws Exception;
    }

    private static void time(String what, Work work) throws Exception {
        var process =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        long began = System.nanoTime();
        long worked = process.getProcessCpuTime();
        work.done();
        System.out.printf(
                "%s: %.2f s, %.2f s of it processor time%n",
                what,
                (System.nanoTime() - began) / 1e9,
                (process.getProcessCpuTime() - worked) / 1e9);
    }

    private static Path problems(Path folder, String format) throws Exception {
        Path file =
                folder.resolve(
                        "problems."
                                + (format.equals("where") || format.equals("parquet")
                                        ? "jsonl"
                                        : format));
        String text =
                "Let $n$ be a positive integer, and let $f(n)$ be the number of ways to do something. "
                        .repeat(5);
        var rows = new StringBuilder(format.equals("csv") ? "id,problem,answer,level\n" : "");
        for (int i = 0; i < PROBLEMS; i++) {
            rows.append(
                    (format.equals("csv")
                                    ? "%s,\"%s\nFind $f(%s)$.\",\"\\frac{%s}{7}\",%s\n"
                                    : "{\"id\": %s, \"problem\": \"%s\\nFind $f(%s)$.\","
                                            + " \"answer\": \"\\\\frac{%s}{7}\", \"level\": %s}\n")
                            .formatted(i, text, i, i, i % 5 + 1));
        }
        Files.writeString(file, rows);
        if (!format.equals("parquet")) {
            return file;
        }
        Path parquet = folder.resolve("problems.parquet");
        try (var database =
                        new org.duckdb.DuckDBDriver()
                                .connect("jdbc:duckdb:", new java.util.Properties());
                var statement = database.createStatement()) {
            statement.execute(
                    "COPY (FROM read_json('%s')) TO '%s' (FORMAT parquet)"
                            .formatted(file, parquet));
        }
        return parquet;
    }

    private static Evaluation evaluation() {
        var arms = new ArrayList<Arm>();
        for (var effort : List.of(Effort.LOW, Effort.MEDIUM, Effort.HIGH)) {
            arms.add(new Arm("o3-mini", effort, "session", true, "session"));
        }
        var rows = new ArrayList<AttemptRow>();
        for (int i = 0; i < ATTEMPTS; i++) {
            rows.add(
                    new AttemptRow(
                            "job" + i,
                            "problem-" + i % 300,
                            "2",
                            List.of("Algebra"),
                            arms.get(i % 3),
                            i / 900 + 1,
                            "attempts/a/problem/" + i,
                            Score.CORRECT,
                            "answered",
                            "\\frac{" + i + "}{7}",
                            "42",
                            "correct",
                            "exact-number",
                            "both are " + i,
                            12_000 + i,
                            4_000,
                            9_000 + i,
                            8_000,
                            new BigDecimal("0.0123"),
                            61.5,
                            55,
                            0,
                            6.5,
                            List.of(0.5, 0.25, 0.75),
                            List.of(20.5, 10.25, 24.25),
                            3,
                            2,
                            0,
                            0,
                            0));
        }
        var record =
                new EvaluationRecord(
                        "id",
                        "0.1.0",
                        Instant.EPOCH,
                        "problems",
                        new EvaluationRecord.DataSource(List.of("problems.jsonl"), "ab", "", 300),
                        arms,
                        64,
                        false,
                        Limits.NONE.tokens(200_000),
                        Limits.NONE.usd("500"),
                        "local");
        return new Evaluation(Path.of("e"), record, rows);
    }
}
