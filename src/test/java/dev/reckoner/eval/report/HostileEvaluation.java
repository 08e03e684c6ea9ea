package dev.reckoner.eval.report;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.Score;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// An evaluation whose every text tries to be markup or script.
public final class HostileEvaluation {

    public static final String IMAGE = "<img src=x onerror=\"document.title='owned'\">";
    public static final String SCRIPT = "</script><script>document.title='owned'</script>";

    public static Evaluation in(Path directory) {
        var arm = new Arm("model " + IMAGE, null, "preset " + SCRIPT, false, null);
        var whole = MadeUpEvaluation.ofSixArms(2, 3).ofArms(List.of(arm)).in(directory);
        return new Evaluation(
                directory,
                whole.record(),
                IntStream.range(0, whole.rows().size())
                        .mapToObj(i -> hostile(whole.rows().get(i), i))
                        .toList());
    }

    private static AttemptRow hostile(AttemptRow row, int number) {
        return new AttemptRow(
                row.job(),
                "problem " + IMAGE,
                "tier " + IMAGE + row.problem(),
                List.of("tag " + SCRIPT),
                row.arm(),
                number + 1,
                "attempts/" + IMAGE + "/javascript:alert(1)/" + (number + 1),
                Score.WRONG,
                "end " + IMAGE,
                "answer " + SCRIPT,
                "gold " + IMAGE,
                "wrong",
                "rule",
                "why " + SCRIPT,
                row.inputTokens(),
                row.cachedTokens(),
                row.outputTokens(),
                row.reasoningTokens(),
                row.usd(),
                row.seconds(),
                row.modelSeconds(),
                row.waitingSeconds(),
                row.toolSeconds(),
                row.firstTokenSeconds(),
                row.replySeconds(),
                row.modelCalls(),
                row.toolCalls(),
                row.toolErrors(),
                row.rejectedCalls(),
                row.retries());
    }

    private HostileEvaluation() {}
}
