package dev.reckoner.answer.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.Verdict;
import dev.reckoner.answer.grading.Generated.Pair;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Generated values, each written in two ways, and each beside a value that differs in one place.
class MetamorphicTest {

    private static final int PAIRS = 10_000;
    private static final int MOST_REJECTED = PAIRS / 2 / 100;

    private final Grader grader = Grader.exact();

    @Test
    void everyRewriteThatKeepsTheValuePassesAndEveryChangeOfTheValueFails()
            throws InterruptedException {
        var random = new Random(20_251_127);
        var accepted = new ArrayList<Pair>();
        var rejected = new ArrayList<Pair>();
        for (int i = 0; i < PAIRS / 2; i++) {
            var value = Generated.value(random);
            var same = new Pair(value.written(random), value.written(random));
            if (verdict(same) != Verdict.CORRECT) {
                rejected.add(same);
            }
            var changed = new Pair(value.written(random), value.changed(random).written(random));
            if (verdict(changed) == Verdict.CORRECT) {
                accepted.add(changed);
            }
        }

        assertThat(accepted).as("changed values that were accepted").isEmpty();
        assertThat(some(rejected)).as("rewritten values").hasSizeLessThanOrEqualTo(MOST_REJECTED);
    }

    private Verdict verdict(Pair pair) throws InterruptedException {
        return grader.grade(pair.gold(), pair.answer()).verdict();
    }

    private static List<Pair> some(List<Pair> pairs) {
        return pairs.size() > MOST_REJECTED ? pairs.subList(0, MOST_REJECTED + 1) : pairs;
    }
}
