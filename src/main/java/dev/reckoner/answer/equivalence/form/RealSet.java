package dev.reckoner.answer.equivalence.form;

import dev.reckoner.answer.exact.Ratio;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A set of real numbers that is a finite union of intervals and points, as the places where one
/// passes in or out of it from left to right. Equal sets have equal cuts.
public record RealSet(List<Cut> cuts) {

    public static final RealSet NONE = new RealSet(List.of());
    public static final RealSet ALL =
            new RealSet(List.of(new Cut(new Least(), true), new Cut(new Greatest(), false)));

    public RealSet {
        cuts = List.copyOf(cuts);
    }

    /// A place on the line.
    public sealed interface Place {}

    public record Least() implements Place {}

    /// @param value approximately, to order places that are not equal
    public record At(Ratio number, BigDecimal value) implements Place {

        static Optional<Place> of(Ratio number) {
            return number.decimal().map(value -> new At(number, value));
        }
    }

    public record Greatest() implements Place {}

    /// @param before whether it is just before the place, and not just behind it
    public record Cut(Place place, boolean before) {}

    /// Two places could not be ordered.
    public static final class NotOrdered extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotOrdered() {
            super("two numbers could not be compared exactly", null, false, false);
        }
    }

    public static RealSet interval(Place lower, boolean lowerIn, Place upper, boolean upperIn) {
        int order = order(lower, upper);
        boolean empty = order > 0 || order == 0 && !(lowerIn && upperIn);
        boolean fromLeast = lower instanceof Least;
        boolean toGreatest = upper instanceof Greatest;
        return empty
                ? NONE
                : new RealSet(
                        List.of(
                                new Cut(lower, lowerIn || fromLeast),
                                new Cut(upper, !upperIn && !toGreatest)));
    }

    public static RealSet point(Place place) {
        return interval(place, true, place, true);
    }

    public RealSet complement() {
        var complement = new ArrayList<Cut>();
        var least = ALL.cuts.getFirst();
        var greatest = ALL.cuts.getLast();
        if (cuts.isEmpty() || !cuts.getFirst().equals(least)) {
            complement.add(least);
        }
        cuts.stream()
                .filter(cut -> !cut.equals(least) && !cut.equals(greatest))
                .forEach(complement::add);
        if (cuts.isEmpty() || !cuts.getLast().equals(greatest)) {
            complement.add(greatest);
        }
        return new RealSet(complement);
    }

    public RealSet and(RealSet other) {
        return complement().or(other.complement()).complement();
    }

    public RealSet without(RealSet other) {
        return and(other.complement());
    }

    public RealSet or(RealSet other) {
        var union = new ArrayList<Cut>();
        int mine = 0;
        int its = 0;
        boolean inside = false;
        while (mine < cuts.size() || its < other.cuts.size()) {
            Cut next = next(other, mine, its);
            while (mine < cuts.size() && order(cuts.get(mine), next) == 0) {
                mine++;
            }
            while (its < other.cuts.size() && order(other.cuts.get(its), next) == 0) {
                its++;
            }
            boolean then = mine % 2 == 1 || its % 2 == 1;
            if (then != inside) {
                union.add(next);
                inside = then;
            }
        }
        return new RealSet(union);
    }

    private Cut next(RealSet other, int mine, int its) {
        if (mine == cuts.size()) {
            return other.cuts.get(its);
        }
        if (its == other.cuts.size()) {
            return cuts.get(mine);
        }
        return order(cuts.get(mine), other.cuts.get(its)) <= 0
                ? cuts.get(mine)
                : other.cuts.get(its);
    }

    public boolean isSame(RealSet other) {
        if (cuts.size() != other.cuts.size()) {
            return false;
        }
        for (int i = 0; i < cuts.size(); i++) {
            if (order(cuts.get(i), other.cuts.get(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int order(Cut one, Cut other) {
        int order = order(one.place, other.place);
        return order != 0 ? order : Boolean.compare(other.before, one.before);
    }

    private static int order(Place one, Place other) {
        return switch (one) {
            case Least _ -> other instanceof Least ? 0 : -1;
            case Greatest _ -> other instanceof Greatest ? 0 : 1;
            case At(var number, var value) ->
                    switch (other) {
                        case Least _ -> 1;
                        case Greatest _ -> -1;
                        case At(var otherNumber, var otherValue) ->
                                switch (number.compare(otherNumber)) {
                                    case EQUAL -> 0;
                                    case DIFFERENT -> unequal(value, otherValue);
                                    case UNKNOWN -> throw new NotOrdered();
                                };
                    };
        };
    }

    private static int unequal(BigDecimal one, BigDecimal other) {
        int order = one.compareTo(other);
        if (order == 0) {
            throw new NotOrdered();
        }
        return order;
    }
}
