package dev.reckoner.answer.program;

import dev.reckoner.answer.program.PythonValue.Container;
import dev.reckoner.answer.program.PythonValue.Entry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Values of every kind, drawn at random.
final class RandomValues {

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    /// @param depth how deep it may be nested
    PythonValue value(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 12)) {
            case 0 -> new PythonValue.None();
            case 1 -> new PythonValue.Bool(random.nextBoolean());
            case 2 -> new PythonValue.Int(whole());
            case 3 -> new PythonValue.Float(real());
            case 4 -> new PythonValue.Complex(real(), real());
            case 5 -> new PythonValue.Fraction(whole(), positive());
            case 6 -> new PythonValue.Str(text());
            case 7 -> new PythonValue.Bytes(random.nextBoolean() ? "" : "00ff7a");
            case 8 -> new PythonValue.Members(container(), some(() -> value(depth - 1)));
            case 9 ->
                    new PythonValue.Dict(some(() -> new Entry(value(depth - 1), value(depth - 1))));
            case 10 -> {
                var entries = some(() -> node(depth - 1));
                yield new PythonValue.Matrix(entries.size(), 1, entries);
            }
            default -> new PythonValue.Sympy(node(depth - 1));
        };
    }

    private SympyNode node(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> new SympyNode.Whole(whole());
            case 1 -> new SympyNode.Ratio(whole(), positive());
            case 2 -> new SympyNode.Decimal(whole(), random.nextInt(-99, 99), 53);
            case 3 ->
                    new SympyNode.Symbol(
                            random.nextBoolean() ? "x" : "β_1",
                            new TreeMap<>(Map.of("real", random.nextBoolean())));
            case 4 -> new SympyNode.Constant(random.nextBoolean() ? "Pi" : "true");
            case 5 -> new SympyNode.Operation("Add", some(() -> node(depth - 1)));
            default -> new SympyNode.Undefined("f", some(() -> node(depth - 1)));
        };
    }

    private <T> List<T> some(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(one.get());
        }
        return all;
    }

    private Container container() {
        return Container.values()[random.nextInt(Container.values().length)];
    }

    private BigInteger whole() {
        var number = new BigInteger(random.nextInt(200), random);
        return random.nextBoolean() ? number : number.negate();
    }

    private BigInteger positive() {
        return whole().abs().add(BigInteger.ONE);
    }

    private double real() {
        double[] odd = {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY};
        return random.nextBoolean() ? odd[random.nextInt(odd.length)] : random.nextGaussian();
    }

    private String text() {
        return random.ints(random.nextInt(6), 0, 0x11000)
                .filter(point -> !(point >= 0xd800 && point < 0xe000))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
