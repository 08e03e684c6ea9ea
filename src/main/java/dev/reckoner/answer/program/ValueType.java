package dev.reckoner.answer.program;

import dev.reckoner.answer.program.PythonValue.Members;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The type that a problem declares for the value of `answer()`: "Python int", "SymPy expression",
/// "list of Python ints". A value of another type is wrong, also where it is equal: `True` and
/// `6857.0` are no `int`.
public final class ValueType {

    /// No type is declared.
    public static final ValueType ANY = new ValueType("any", List.of());

    private static final Pattern OF =
            Pattern.compile("(?<container>list|tuple|set|frozenset)s? of (?<members>.+)");
    private static final Pattern UNIMPORTANT = Pattern.compile("^(?:an? |the )|\\bpython ");
    private static final int MOST_NESTING = 5;

    private final String name;

    /// From the outside to the inside: a list, then an int.
    private final List<ValueKind> kinds;

    private ValueType(String name, List<ValueKind> kinds) {
        this.name = name;
        this.kinds = kinds;
    }

    /// Reads a type as problems declare it, in any case, with or without "Python", "a" and a
    /// plural.
    ///
    /// @throws IllegalArgumentException if there is no such type; the message names those there are
    public static ValueType of(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        if (name.equals("any")) {
            return ANY;
        }
        List<ValueKind> kinds = new ArrayList<>();
        while (true) {
            name = UNIMPORTANT.matcher(name).replaceAll("").strip();
            var of = OF.matcher(name);
            if (!of.matches() || kinds.size() == MOST_NESTING) {
                break;
            }
            kinds.add(kind(of.group("container")).orElseThrow());
            name = of.group("members");
        }
        kinds.add(kind(name).orElseThrow(() -> unknown(written)));
        return new ValueType(written.strip(), List.copyOf(kinds));
    }

    private static Optional<ValueKind> kind(String name) {
        return Arrays.stream(ValueKind.values())
                .filter(kind ->
                        kind.names().contains(name)
                                || name.endsWith("s")
                                        && kind.names()
                                                .contains(name.substring(0, name.length() - 1)))
                .findFirst();
    }

    private static IllegalArgumentException unknown(String written) {
        return new IllegalArgumentException(
                "no type '%s'; there are %s, and \"list of ...\" with list, tuple, set or frozenset"
                        .formatted(
                                written,
                                Arrays.stream(ValueKind.values())
                                        .map(ValueKind::toString)
                                        .collect(Collectors.joining(", "))));
    }

    /// What a value is that is not of this type, for a person; empty if it is of this type.
    Optional<String> mismatch(PythonValue value) {
        return mismatch(value, kinds);
    }

    private static Optional<String> mismatch(PythonValue value, List<ValueKind> kinds) {
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        var found = ValueKind.of(value);
        if (!kinds.getFirst().includes(found)) {
            return Optional.of(found.toString());
        }
        if (kinds.size() == 1 || !(value instanceof Members(_, var members))) {
            return Optional.empty();
        }
        var inner = kinds.subList(1, kinds.size());
        return members.stream()
                .flatMap(member -> mismatch(member, inner).stream())
                .findFirst()
                .map(member -> "%s with a %s".formatted(found, member));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueType type
                && type.name.equals(name)
                && type.kinds.equals(kinds);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /// As it was declared.
    @Override
    public String toString() {
        return name;
    }
}
