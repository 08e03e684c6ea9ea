package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows as evaluations have them, written in a few characters for each problem: `c` is a correct
/// answer, `a` to `z` else are wrong ones, `-` is none, `?` is undecided, `!` is voided, `.` is
/// unfinished.
final class Rows {

    static final Arm ARM = new Arm("o3-mini", Effort.HIGH, "reckoner", true, "session");

    /// @param problems `NAME=ATTEMPTS`
    static List<AttemptRow> of(String... problems) {
        var rows = new ArrayList<AttemptRow>();
        for (var problem : problems) {
            var parts = problem.split("=", 2);
            for (int i = 0; i < parts[1].length(); i++) {
                rows.add(row(parts[0], i + 1, parts[1].charAt(i)));
            }
        }
        return rows;
    }

    static AnswerIndex answers(List<AttemptRow> rows) {
        Map<String, Integer> classes = new HashMap<>();
        for (var row : rows) {
            if (row.answer() != null) {
                classes.put(row.job(), (int) row.answer().charAt(0));
            }
        }
        return new AnswerIndex(classes);
    }

    static AttemptRow row(String problem, int sample, char what) {
        var score =
                switch (what) {
                    case 'c' -> Score.CORRECT;
                    case '?' -> Score.UNDECIDED;
                    case '!' -> Score.VOIDED;
                    case '.' -> Score.UNFINISHED;
                    default -> Score.WRONG;
                };
        boolean answered = "-!.".indexOf(what) < 0;
        return row(problem, sample, score, answered ? String.valueOf(what) : null, sample * 100L);
    }

    static AttemptRow row(
            String problem, int sample, Score score, @Nullable String answer, long tokens) {
        var usd = new BigDecimal(tokens).movePointLeft(4);
        return row(problem, sample, score, answer, tokens, usd);
    }

    static AttemptRow row(
            String problem,
            int sample,
            Score score,
            @Nullable String answer,
            long tokens,
            @Nullable BigDecimal usd) {
        return new AttemptRow(
                problem + "-" + sample,
                problem,
                "tier of " + problem,
                List.of("all", problem),
                ARM,
                sample,
                "attempts/" + problem + "/" + sample,
                score,
                score == Score.VOIDED ? "voided" : answer == null ? "out_of_tokens" : "answered",
                answer,
                "c",
                answer == null ? null : score.toString(),
                null,
                score == Score.VOIDED ? "no server" : null,
                tokens * 3 / 4,
                tokens / 4,
                tokens / 4,
                tokens / 8,
                usd,
                sample,
                sample,
                0,
                0,
                List.of(0.5 * sample),
                List.of(1.0 * sample),
                1,
                sample - 1,
                0,
                0,
                0);
    }

    private Rows() {}
}
