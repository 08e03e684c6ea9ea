package dev.reckoner.model.select;

import dev.reckoner.conversation.Usage;
import dev.reckoner.model.Pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a typical problem uses, so that a price can be named before anything is spent. Decision 22
/// says where the numbers come from.
final class TypicalProblem {

    static final Usage USAGE = new Usage(24_000, 0, 8_000, 6_000, true);

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /// What it costs, as the end of a sentence about a model.
    static String price(Pricing pricing) {
        return pricing.usd(USAGE)
                .map(usd -> "a typical problem costs " + rounded(usd))
                .orElse("its price is not known");
    }

    private static String rounded(BigDecimal usd) {
        return usd.compareTo(CENT) < 0
                ? "less than $0.01"
                : "about $" + usd.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private TypicalProblem() {}
}
