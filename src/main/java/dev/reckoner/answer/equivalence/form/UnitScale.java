package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.value.Expression;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many of the smallest unit of its kind a unit is. Powers and quotients of units are converted
/// only where the units are spelt the same.
public final class UnitScale {

    private record Scale(String kind, BigDecimal size) {}

    private static final Map<String, Scale> SCALES = scales();

    /// What an amount in `from` is multiplied by to be in `to`; empty if they are of different
    /// kinds, or not known.
    public static Optional<Expression> between(String to, String from) {
        var target = SCALES.get(to);
        var source = SCALES.get(from);
        return target == null || source == null || !target.kind.equals(source.kind)
                ? Optional.empty()
                : Optional.of(
                        new Expression.Quotient(
                                new Expression.Decimal(source.size),
                                new Expression.Decimal(target.size)));
    }

    /// Whether two units without a factor between them are known to differ.
    public static boolean areKnown(String one, String other) {
        return isKnown(one) && isKnown(other);
    }

    private static boolean isKnown(String unit) {
        return List.of(unit.split("[\\^/*·0-9 -]+")).stream()
                .filter(part -> !part.isEmpty())
                .allMatch(SCALES::containsKey);
    }

    private static Map<String, Scale> scales() {
        var scales = new HashMap<String, Scale>();
        """
        length mm 1 cm 10 dm 100 m 1000 km 1000000
        imperial in 1 ft 12 yd 36 mi 63360
        time ms 1 s 1000 min 60000 h 3600000 day 86400000 week 604800000
        month month 1
        year year 1
        mass mg 1 g 1000 kg 1000000
        pound oz 1 lb 16
        volume ml 1 l 1000
        gallon gal 1
        energy J 1 kJ 1000
        power W 1 kW 1000
        frequency Hz 1 kHz 1000
        pressure Pa 1 kPa 1000
        force N 1
        voltage V 1
        current A 1
        temperature K 1
        amount mol 1
        money cent 1 usd 100
        euro eur 1
        pound-sterling gbp 1
        share % 1
        angle ° 1
        radian rad 1
        """
                .lines()
                .map(line -> line.split(" "))
                .forEach(words -> {
                    for (int i = 1; i < words.length; i += 2) {
                        scales.put(words[i], new Scale(words[0], new BigDecimal(words[i + 1])));
                    }
                });
        return Map.copyOf(scales);
    }

    private UnitScale() {}
}
