import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.answer.Verdict;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.sandbox.local.LocalSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Grades the table of the tests with one session of the local sandbox, and prints recall, specificity and times; with the path of a
/// Python that has math-verify as an argument, the same for it, on the same rows and in the same run.
///
/// Recall is the share of pairs that must match which are `correct`, specificity the share of the others which are not. Rows whose
/// verdict is `undecided` or that ask for a type or a tolerance are left out of both: math-verify has no such thing.
class GradeTable {

    private static final Path TABLE = Path.of("src/test/resources/dev/reckoner/answer/grading/cases.jsonl");

    static void main(String[] arguments) throws Exception {
        var json = new ObjectMapper();
        var rows = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(TABLE)) {
            var row = json.readTree(line);
            if (!row.has("type") && !row.has("tolerance") && !row.get("verdict").asText().equals("undecided")) {
                rows.add(row);
            }
        }
        var verdicts = new ArrayList<Boolean>();
        var exact = new ArrayList<Long>();
        var asked = new ArrayList<Long>();
        try (var sandbox = LocalSandbox.start();
                var grader = Grader.using(sandbox::open)) {
            grader.grade("\\sin 2x", "2\\sin x\\cos x");
            for (int round = 0; round < 4; round++) {
                verdicts.clear();
                exact.clear();
                asked.clear();
                for (var row : rows) {
                    long start = System.nanoTime();
                    var grade = grader.grade(row.get("gold").asText(), row.get("answer").asText());
                    (row.has("needs") ? asked : exact).add(System.nanoTime() - start);
                    verdicts.add(grade.verdict() == Verdict.CORRECT);
                }
            }
        }
        long sum = exact.stream().mapToLong(Long::longValue).sum() + asked.stream().mapToLong(Long::longValue).sum();
        System.out.printf("reckoner     %s, %d ms in all%n", rates(rows, verdicts), sum / 1_000_000);
        System.out.printf(
                "             exact: median %.3f ms, p99 %.3f ms; in the sandbox: median %.1f ms, p90 %.1f ms%n",
                at(exact, 0.5), at(exact, 0.99), at(asked, 0.5), at(asked, 0.9));
        if (arguments.length == 1) {
            beside(arguments[0], rows);
        }
    }

    private static void beside(String python, List<JsonNode> rows) throws Exception {
        Path table = Files.createTempFile("table", ".jsonl");
        Files.write(table, rows.stream().map(JsonNode::toString).toList());
        var process =
                new ProcessBuilder(python, "perf/math_verify_table.py", table.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        var verdicts = lines.subList(0, rows.size()).stream().map("correct"::equals).toList();
        System.out.printf("math-verify  %s, %s ms in all%n", rates(rows, verdicts), lines.getLast());
    }

    private static String rates(List<JsonNode> rows, List<Boolean> verdicts) {
        int must = 0;
        int found = 0;
        int kept = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean match = rows.get(i).get("verdict").asText().equals("correct");
            must += match ? 1 : 0;
            found += match && verdicts.get(i) ? 1 : 0;
            kept += !match && !verdicts.get(i) ? 1 : 0;
        }
        return "recall %.3f (%d of %d), specificity %.3f (%d of %d)"
                .formatted(
                        (double) found / must, found, must,
                        (double) kept / (rows.size() - must), kept, rows.size() - must);
    }

    private static double at(List<Long> nanos, double share) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }
}
