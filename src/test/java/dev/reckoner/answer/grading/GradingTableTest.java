package dev.reckoner.answer.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.Verdict;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/// Pairs on which mathematicians agree, each with its reason. `GradingIT` grades all of them in
/// real sandboxes; here are those that exact rules decide, and the others stay undecided.
class GradingTableTest {

    private final Grader grader = Grader.exact();

    @TestFactory
    Stream<DynamicTest> eachPairHasItsVerdict() {
        return GradingCase.all().stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                "%s | %s: %s".formatted(row.gold(), row.answer(), row.why()),
                                () -> {
                                    var grade = grader.grade(row.expected(), row.answer());
                                    boolean right =
                                            row.needsSandbox()
                                                    ? grade.verdict() == Verdict.UNDECIDED
                                                    : row.agrees(grade.verdict());
                                    assertThat(right).as("%s: %s", row, grade).isTrue();
                                }));
    }

    @Test
    void theTableIsLargeAndHalfOfItMustNotMatch() {
        var rows = GradingCase.all();
        long correct = rows.stream().filter(row -> row.verdict().equals("correct")).count();

        assertThat(rows.size()).isGreaterThanOrEqualTo(800);
        assertThat(rows.size() - correct).isGreaterThanOrEqualTo(rows.size() / 2);
    }
}
