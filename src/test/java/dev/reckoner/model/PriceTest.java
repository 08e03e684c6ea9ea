package dev.reckoner.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.journal.Usage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

class PriceTest {

    private static final Price O3_MINI =
            new Price(new BigDecimal("1.10"), new BigDecimal("0.55"), new BigDecimal("4.40"));

    @ParameterizedTest
    @CsvSource({
        "1000000,       0,       0,       0, 1.10",
        "1000000, 1000000,       0,       0, 0.55",
        "      0,       0, 1000000, 1000000, 4.40",
        "    120,      20,      60,      40, 0.000385",
        "      1,       0,       1,       0, 0.0000055",
        "      0,       0,       0,       0, 0",
    })
    void isExact(long input, long cached, long output, long reasoning, BigDecimal usd) {
        assertThat(O3_MINI.usd(new Usage(input, cached, output, reasoning, false)))
                .isEqualByComparingTo(usd);
    }
}
