package dev.reckoner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Usage;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.catalogue.CatalogueEntry;

import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource({
        "272000,      0,      0,  0.68",
        "272000, 272000,      0,  0.0272",
        "272001,      0,      0,  1.360005",
        "272001, 272001,      0,  0.0544002",
        "     0,      0, 100000,  1.00",
        "272001, 272001, 100000,  1.5544002",
    })
    void ofALongCallIsThatOfTheWholeCallAndWhatIsNotReadFromTheCacheIsWrittenToIt(
            long input, long cached, long output, BigDecimal usd) {
        var price = Catalogue.own().find("gpt-6.1-sol").map(CatalogueEntry::usd).orElseThrow();

        assertThat(price.usd(new Usage(input, cached, output, 0, false))).isEqualByComparingTo(usd);
    }

    @Test
    void withoutADiscountThatIsKnownTheCacheCostsAsMuch() {
        var price = new Price(new BigDecimal("20"), null, new BigDecimal("80"));

        assertThat(price.usd(new Usage(1_000_000, 1_000_000, 0, 0, false)))
                .isEqualByComparingTo("20");
    }

    @Test
    void belowNothingIsNone() {
        assertThatThrownBy(() -> new Price(BigDecimal.ONE, null, new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a price can't be negative, was -1");
    }
}
