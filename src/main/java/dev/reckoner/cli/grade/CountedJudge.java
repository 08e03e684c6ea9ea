package dev.reckoner.cli.grade;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.judge.Judge;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.transcript.Numbers;

import java.math.BigDecimal;

/// A judge, and what its calls have cost so far.
final class CountedJudge {

    private final SelectedModel model;
    private final Judge judge;
    private long calls;
    private long tokens;
    private BigDecimal usd = BigDecimal.ZERO;

    CountedJudge(SelectedModel model) {
        this.model = model;
        judge = new Judge(model.model());
    }

    /// @param ruled what the rules say
    Grade judge(Expected expected, String answer, Grade ruled) throws InterruptedException {
        var judged = judge.judge("", expected.text(), answer, ruled);
        if (judged.replied()) {
            calls++;
            tokens += judged.usage().total();
            usd = usd.add(model.facts().pricing().usd(judged.usage()).orElse(BigDecimal.ZERO));
        }
        return judged.grade();
    }

    /// For a person.
    String cost() {
        var known = model.facts().pricing().known().map(_ -> usd);
        return "the judge replied %s: %s, %s"
                .formatted(
                        Numbers.counted(calls, "time"),
                        Numbers.counted(tokens, "token"),
                        Numbers.money(known.orElse(null), model.recorded() != null));
    }
}
