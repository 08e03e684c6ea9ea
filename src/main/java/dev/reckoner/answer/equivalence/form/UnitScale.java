package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.exact.Rational;
import dev.reckoner.answer.value.Expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Units, with their powers and quotients, as multiples of the smallest unit of each kind.
///
/// @param kinds the power of each kind: length 1 and time -1 for a speed
public record UnitScale(Map<String, Integer> kinds, Rational size) {

    private static final int MOST_PARTS = 10;
    private static final int MOST_POWER = 20;

    /// What calendars say of days and years depends on the year.
    private static final String CALENDAR = "month";

    private static final Map<String, UnitScale> SCALES = scales();

    /// What an amount in `from` is multiplied by to be in `to`; empty if they are of different
    /// kinds, or not known.
    public static Optional<Expression> between(String to, String from) {
        var target = of(to);
        var source = of(from);
        if (target.isEmpty()
                || source.isEmpty()
                || !target.get().kinds.equals(source.get().kinds)) {
            return Optional.empty();
        }
        var factor = source.get().size.dividedBy(target.get().size);
        return Optional.of(
                new Expression.Quotient(
                        new Expression.Whole(factor.numerator()),
                        new Expression.Whole(factor.denominator())));
    }

    /// Whether two units without a factor between them are known to differ.
    public static boolean areKnown(String one, String other) {
        return isKnown(one) && isKnown(other);
    }

    private static boolean isKnown(String unit) {
        return of(unit).filter(scale -> !scale.kinds.containsKey(CALENDAR)).isPresent();
    }

    /// @param unit as package `read` spells it: `km/h`, `kg*m/s^2`
    private static Optional<UnitScale> of(String unit) {
        var product = new UnitScale(Map.of(), Rational.ONE);
        String[] parts = unit.split("(?=[*/])");
        if (parts.length > MOST_PARTS) {
            return Optional.empty();
        }
        for (String part : parts) {
            boolean below = part.startsWith("/");
            String[] power = part.replaceAll("^[*/]", "").split("\\^", 2);
            var scale = SCALES.get(power[0]);
            if (scale == null || power.length > 1 && !power[1].matches("-?[0-9]{1,2}")) {
                return Optional.empty();
            }
            int exponent = power.length > 1 ? Integer.parseInt(power[1]) : 1;
            if (Math.abs(exponent) > MOST_POWER) {
                return Optional.empty();
            }
            product = product.times(scale, below ? -exponent : exponent);
        }
        return Optional.of(product);
    }

    private UnitScale times(UnitScale factor, int exponent) {
        var product = new HashMap<>(kinds);
        factor.kinds.forEach((kind, power) -> product.merge(kind, power * exponent, Integer::sum));
        product.values().removeIf(power -> power == 0);
        var size = this.size;
        for (int i = 0; i < Math.abs(exponent); i++) {
            size =
                    exponent > 0
                            ? size.dividedBy(Rational.ONE.dividedBy(factor.size))
                            : size.dividedBy(factor.size);
        }
        return new UnitScale(Map.copyOf(product), size);
    }

    private static Map<String, UnitScale> scales() {
        var scales = new HashMap<String, UnitScale>();
        """
        length:1 mm 1 cm 10 dm 100 m 1000 km 1000000 in 25.4 ft 304.8 yd 914.4 mi 1609344
        time:1 ms 1 s 1000 min 60000 h 3600000 day 86400000 week 604800000
        month:1 month 1 year 12
        mass:1 mg 1 g 1000 kg 1000000 oz 28349.523125 lb 453592.37
        length:3 ml 1000 l 1000000
        gallon:1 gal 1
        mass:1,length:1,time:-2 N 1000
        mass:1,length:2,time:-2 J 1000000 kJ 1000000000
        mass:1,length:2,time:-3 W 1000 kW 1000000
        time:-1 Hz 0.001 kHz 1
        mass:1,length:-1,time:-2 Pa 0.001 kPa 1
        mass:1,length:2,time:-3,current:-1 V 1000
        current:1 A 1
        temperature:1 K 1
        amount:1 mol 1
        money:1 cent 1 usd 100
        euro:1 eur 1
        pound-sterling:1 gbp 1
        share:1 % 1
        angle:1 ° 1
        radian:1 rad 1
        """
                .lines()
                .map(line -> line.split(" "))
                .forEach(words -> {
                    var kinds = new HashMap<String, Integer>();
                    for (String kind : words[0].split(",")) {
                        String[] power = kind.split(":");
                        kinds.put(power[0], Integer.valueOf(power[1]));
                    }
                    for (int i = 1; i < words.length; i += 2) {
                        scales.put(words[i], new UnitScale(Map.copyOf(kinds), size(words[i + 1])));
                    }
                });
        return Map.copyOf(scales);
    }

    private static Rational size(String written) {
        var decimal = new BigDecimal(written);
        return Rational.of(decimal.unscaledValue())
                .dividedBy(Rational.of(BigInteger.TEN.pow(decimal.scale())));
    }
}
