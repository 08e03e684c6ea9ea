package dev.reckoner.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    @ParameterizedTest
    @CsvSource({
        "1, 12.706205",
        "2, 4.302653",
        "3, 3.182446",
        "4, 2.776445",
        "9, 2.262157",
        "10, 2.228139",
        "29, 2.045230",
        "30, 2.042272",
        "100, 1.983972",
        "1000, 1.962339"
    })
    void hasThePercentilesOfTheTables(int freedom, double percentile) {
        assertThat(StudentT.percentile(freedom)).isCloseTo(percentile, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"6, 2.570582, 0.919544", "10, 2.262157, 0.883404", "1000, 1.962341, 0.841981"})
    void whatCanBeFoundIsTwoPercentilesOfTheTablesAway(int count, double level, double power) {
        assertThat(StudentT.detectable(count)).isCloseTo(level + power, within(1e-6));
    }
}
