package dev.reckoner.answer.read.token;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The units that are known by name. Each has one spelling in the tree.
public final class Units {

    private static final Map<String, String> SPELLINGS = spellings();

    /// The spelling in the tree, for a symbol or a name of a unit: "metres" is `m`.
    public static Optional<String> of(String name) {
        String exact = SPELLINGS.get(name);
        return Optional.ofNullable(
                exact == null && name.length() > 2
                        ? SPELLINGS.get(name.toLowerCase(Locale.ROOT))
                        : exact);
    }

    private static Map<String, String> spellings() {
        var spellings = new HashMap<String, String>();
        """
        mm mm millimeter millimeters millimetre millimetres
        cm cm centimeter centimeters centimetre centimetres
        dm dm decimeter decimeters decimetre decimetres
        m m meter meters metre metres
        km km kilometer kilometers kilometre kilometres
        in in inch inches
        ft ft foot feet
        yd yd yard yards
        mi mi mile miles
        s s sec secs second seconds
        ms ms millisecond milliseconds
        min min mins minute minutes
        h h hr hrs hour hours
        day day days
        week week weeks
        month month months
        year year years yr yrs
        mg mg milligram milligrams
        g g gram grams
        kg kg kilogram kilograms
        lb lb lbs pound pounds
        oz oz ounce ounces
        ml ml mL milliliter milliliters millilitre millilitres
        l L l liter liters litre litres
        gal gal gallon gallons
        N N newton newtons
        J J joule joules
        kJ kJ kilojoule kilojoules
        W W watt watts
        kW kW kilowatt kilowatts
        V V volt volts
        A A ampere amperes amp amps
        Hz Hz hertz
        kHz kHz kilohertz
        Pa Pa pascal pascals
        kPa kPa
        K K kelvin kelvins
        mol mol mole moles
        rad rad rads radian radians
        ° ° degree degrees deg
        % % percent percents
        usd usd dollar dollars USD
        cent cent cents
        eur eur euro euros EUR €
        gbp gbp GBP £
        mph mi/h
        kph km/h kmh
        unit unit units
        """
                .lines()
                .map(line -> line.split(" "))
                .forEach(words -> {
                    String tree = words[1];
                    for (String word : words) {
                        spellings.put(word, tree);
                    }
                });
        return Map.copyOf(spellings);
    }

    private Units() {}
}
