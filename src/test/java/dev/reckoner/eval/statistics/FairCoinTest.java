package dev.reckoner.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

class FairCoinTest {

    @Test
    void agreesWithWholeNumbers() {
        for (int tosses : new int[] {0, 1, 2, 3, 10, 63, 64, 65, 500}) {
            var ways = BigInteger.ONE;
            var all = BigInteger.TWO.pow(tosses);
            var below = BigInteger.ZERO;
            for (int heads = 0; heads <= tosses; heads++) {
                double expected =
                        new BigDecimal(all.subtract(below))
                                .divide(new BigDecimal(all), MathContext.DECIMAL128)
                                .doubleValue();
                double found = FairCoin.atLeast(heads, tosses);
                assertThat(found).isCloseTo(expected, within(1e-13 * Math.max(expected, 0.5)));
                if (2 * heads > tosses) {
                    assertThat(found).isCloseTo(expected, within(1e-12 * expected));
                }
                below = below.add(ways);
                ways =
                        ways.multiply(BigInteger.valueOf(tosses - heads))
                                .divide(BigInteger.valueOf(heads + 1L));
            }
        }
    }

    @Test
    void moreHeadsThanTossesNeverCome() {
        assertThat(FairCoin.atLeast(4, 3)).isZero();
        assertThat(FairCoin.atLeast(0, 3)).isEqualTo(1);
        assertThat(FairCoin.atLeast(-1, 0)).isEqualTo(1);
    }

    @Test
    void tenThousandTossesAreNoHarder() {
        // by the normal approximation with its correction for continuity
        assertThat(FairCoin.atLeast(5_100, 10_000)).isCloseTo(0.0233, within(1e-4));
        assertThat(FairCoin.atLeast(10_000, 10_000)).isZero();
    }
}
