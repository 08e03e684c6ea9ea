package dev.reckoner.answer.grading;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Values that can be written in many ways and changed in one place.
sealed interface Generated {

    record Pair(String gold, String answer) {}

    /// One of the ways to write the value.
    String written(Random random);

    /// Another value.
    Generated changed(Random random);

    static Generated value(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Whole(new BigInteger(4 + random.nextInt(120), random));
            case 1 -> Fraction.any(random);
            case 2 -> new Surd(small(random), nonZero(random), prime(random));
            case 3 -> Polynomial.any(random);
            case 4 -> Factors.any(random);
            case 5 -> new Members(Members.Shape.TUPLE, fractions(random));
            case 6 -> new Members(Members.Shape.SET, fractions(random));
            case 7 -> Interval.any(random);
            default -> new Equation(Polynomial.any(random));
        };
    }

    private static int small(Random random) {
        return random.nextInt(19) - 9;
    }

    private static int nonZero(Random random) {
        return (1 + random.nextInt(9)) * (random.nextBoolean() ? 1 : -1);
    }

    private static int prime(Random random) {
        return List.of(2, 3, 5, 7, 11, 13).get(random.nextInt(6));
    }

    private static List<Fraction> fractions(Random random) {
        var members = new ArrayList<Fraction>();
        int first = random.nextInt(20) - 10;
        int below = 1 + random.nextInt(9);
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            members.add(new Fraction(first + 11 * i, below));
        }
        return members;
    }

    private static String spaced(String sign, Random random) {
        return random.nextBoolean() ? " " + sign + " " : sign;
    }

    record Whole(BigInteger value) implements Generated {

        @Override
        public String written(Random random) {
            return switch (random.nextInt(5)) {
                case 0 -> "%,d".formatted(value);
                case 1 -> "$" + value + "$";
                case 2 -> "%,d".formatted(value).replace(",", "{,}");
                case 3 -> value.subtract(BigInteger.TEN) + spaced("+", random) + "10";
                default -> value.toString();
            };
        }

        @Override
        public Generated changed(Random random) {
            return switch (random.nextInt(4)) {
                case 0 -> new Whole(value.add(BigInteger.ONE));
                case 1 -> new Whole(value.multiply(BigInteger.TEN).add(BigInteger.ONE));
                case 2 -> new Whole(value.add(BigInteger.TEN));
                default -> new Whole(value.flipBit(random.nextInt(value.bitLength() + 1)));
            };
        }
    }

    record Fraction(long above, long below) implements Generated {

        static Fraction any(Random random) {
            return new Fraction(random.nextInt(2_001) - 1_000, 2 + random.nextInt(98));
        }

        @Override
        public String written(Random random) {
            long by = 1 + random.nextInt(4);
            String sign = above < 0 ? "-" : "";
            long size = Math.abs(above);
            return switch (random.nextInt(5)) {
                case 0 -> "%s\\frac{%d}{%d}".formatted(sign, size * by, below * by);
                case 1 -> "%s%d/%d".formatted(sign, size * by, below * by);
                case 2 -> "\\dfrac{%d}{%d}".formatted(above, below);
                case 3 -> "%s\\tfrac{%d}{%d}".formatted(sign, size, below);
                default -> "Rational(%d, %d)".formatted(above, below);
            };
        }

        @Override
        public Generated changed(Random random) {
            return switch (random.nextInt(3)) {
                case 0 -> new Fraction(above + 1, below);
                case 1 -> new Fraction(above == 0 ? 1 : -above, below);
                default -> new Fraction(above * 10 + 1, below * 10);
            };
        }
    }

    /// `rational + factor · √radicand`
    record Surd(int rational, int factor, int radicand) implements Generated {

        @Override
        public String written(Random random) {
            String root =
                    switch (random.nextInt(4)) {
                        case 0 -> "%d*sqrt(%d)".formatted(factor, radicand);
                        case 1 -> "%d\\sqrt{%d}".formatted(factor, radicand);
                        case 2 -> "%d \\cdot %d^{1/2}".formatted(factor, radicand);
                        default ->
                                "%s\\sqrt{%d}"
                                        .formatted(
                                                factor < 0 ? "-" : "", factor * factor * radicand);
                    };
            return random.nextBoolean()
                    ? "%d+(%s)".formatted(rational, root)
                    : root + (rational < 0 ? "" : "+") + rational;
        }

        @Override
        public Generated changed(Random random) {
            return switch (random.nextInt(3)) {
                case 0 -> new Surd(rational + 1, factor, radicand);
                case 1 -> new Surd(rational, -factor, radicand);
                default -> new Surd(rational, factor, radicand + 1);
            };
        }
    }

    record Term(int coefficient, int x, int y) {

        String written(Random random) {
            boolean python = random.nextBoolean();
            String times = python ? "*" : random.nextBoolean() ? "" : " ";
            var factors = new ArrayList<String>();
            if (x > 0) {
                factors.add(power("x", x, python));
            }
            if (y > 0) {
                factors.add(power("y", y, python));
            }
            Collections.shuffle(factors, random);
            int size = Math.abs(coefficient);
            if (size != 1 || factors.isEmpty()) {
                factors.addFirst(String.valueOf(size));
            }
            return String.join(times, factors);
        }

        private static String power(String name, int exponent, boolean python) {
            return exponent == 1
                    ? name
                    : python ? name + "**" + exponent : name + "^{" + exponent + "}";
        }
    }

    /// Terms with different exponents.
    record Polynomial(List<Term> terms) implements Generated {

        static Polynomial any(Random random) {
            var terms = new ArrayList<Term>();
            int first = random.nextInt(3);
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                terms.add(new Term(nonZero(random), first + i, random.nextInt(3)));
            }
            return new Polynomial(terms);
        }

        @Override
        public String written(Random random) {
            var order = new ArrayList<>(terms);
            Collections.shuffle(order, random);
            var text = new StringBuilder();
            for (Term term : order) {
                String sign = term.coefficient() < 0 ? "-" : text.isEmpty() ? "" : "+";
                text.append(text.isEmpty() ? sign : spaced(sign, random));
                text.append(term.written(random));
            }
            return text.toString();
        }

        @Override
        public Polynomial changed(Random random) {
            var other = new ArrayList<>(terms);
            int place = random.nextInt(terms.size());
            Term term = terms.get(place);
            switch (random.nextInt(4)) {
                case 0 -> other.set(place, new Term(-term.coefficient(), term.x(), term.y()));
                case 1 -> other.set(place, new Term(term.coefficient() * 2, term.x(), term.y()));
                case 2 -> other.set(place, new Term(term.coefficient(), term.x(), term.y() + 3));
                default -> other.remove(place);
            }
            return new Polynomial(other);
        }
    }

    /// `scale (x - first)(x - second)`, as a product or multiplied out.
    record Factors(int scale, int first, int second) implements Generated {

        static Factors any(Random random) {
            return new Factors(nonZero(random), nonZero(random), nonZero(random));
        }

        @Override
        public String written(Random random) {
            if (random.nextBoolean()) {
                return "%d(x-(%d))(x-(%d))".formatted(scale, second, first);
            }
            return new Polynomial(
                            new ArrayList<>(
                                    List.of(
                                                    new Term(scale, 2, 0),
                                                    new Term(-scale * (first + second), 1, 0),
                                                    new Term(scale * first * second, 0, 0))
                                            .stream()
                                            .filter(term -> term.coefficient() != 0)
                                            .toList()))
                    .written(random);
        }

        @Override
        public Generated changed(Random random) {
            return switch (random.nextInt(3)) {
                case 0 -> new Factors(-scale, first, second);
                case 1 -> new Factors(scale, first + 1, second);
                default -> new Factors(scale, first, second == -first ? second - 1 : -second - 20);
            };
        }
    }

    record Members(Shape shape, List<Fraction> members) implements Generated {

        enum Shape {
            TUPLE,
            SET
        }

        @Override
        public String written(Random random) {
            var order = new ArrayList<>(members);
            if (shape == Shape.SET) {
                Collections.shuffle(order, random);
            }
            String comma = random.nextBoolean() ? ", " : ",";
            String inside =
                    order.stream()
                            .map(each -> each.written(random))
                            .collect(Collectors.joining(comma));
            return switch (shape) {
                case TUPLE ->
                        random.nextBoolean() ? "(" + inside + ")" : "\\left(" + inside + "\\right)";
                case SET -> random.nextBoolean() ? "\\{" + inside + "\\}" : "{" + inside + "}";
            };
        }

        @Override
        public Generated changed(Random random) {
            var other = new ArrayList<>(members);
            int place = random.nextInt(members.size());
            switch (random.nextInt(3)) {
                case 0 -> {
                    var member = members.get(place);
                    other.set(
                            place,
                            new Fraction(
                                    member.above() + 100 * member.below() + 1, member.below()));
                }
                case 1 -> other.remove(place);
                default -> {
                    if (shape == Shape.SET || isSame(members.getFirst(), members.getLast())) {
                        other.add(new Fraction(1_001, 2));
                    } else {
                        Collections.swap(other, 0, other.size() - 1);
                    }
                }
            }
            return new Members(shape, other);
        }

        private static boolean isSame(Fraction one, Fraction other) {
            return one.above() * other.below() == other.above() * one.below();
        }
    }

    record Interval(Fraction lower, boolean lowerIn, Fraction upper, boolean upperIn)
            implements Generated {

        static Interval any(Random random) {
            int below = 1 + random.nextInt(9);
            int from = random.nextInt(40) - 20;
            return new Interval(
                    new Fraction(from, below),
                    random.nextBoolean(),
                    new Fraction(from + 1 + random.nextInt(20), below),
                    random.nextBoolean());
        }

        @Override
        public String written(Random random) {
            String from = lower.written(random);
            String to = upper.written(random);
            return switch (random.nextInt(3)) {
                case 0 ->
                        "%s%s, %s%s".formatted(lowerIn ? "[" : "(", from, to, upperIn ? "]" : ")");
                case 1 ->
                        "%s %s x %s %s"
                                .formatted(
                                        from, lowerIn ? "\\le" : "<", upperIn ? "\\leq" : "<", to);
                default ->
                        "x \\in \\left%s%s,%s\\right%s"
                                .formatted(lowerIn ? "[" : "(", from, to, upperIn ? "]" : ")");
            };
        }

        @Override
        public Generated changed(Random random) {
            return switch (random.nextInt(3)) {
                case 0 -> new Interval(lower, !lowerIn, upper, upperIn);
                case 1 -> new Interval(lower, lowerIn, upper, !upperIn);
                default ->
                        new Interval(
                                lower,
                                lowerIn,
                                new Fraction(upper.above() + upper.below(), upper.below()),
                                upperIn);
            };
        }
    }

    /// `polynomial = z`
    record Equation(Polynomial polynomial) implements Generated {

        @Override
        public String written(Random random) {
            String side = polynomial.written(random);
            return switch (random.nextInt(4)) {
                case 0 -> "z = " + side;
                case 1 -> side + " = z";
                case 2 -> "z - (" + side + ") = 0";
                default -> "3(" + side + ") = 3z";
            };
        }

        @Override
        public Generated changed(Random random) {
            return new Equation(polynomial.changed(random));
        }
    }
}
