package dev.reckoner.sandbox.local;

import java.util.List;
import java.util.random.RandomGenerator;

/// Random cells over a few names that hold numbers, lists, texts and dicts. Many raise.
record RandomCells(RandomGenerator chance) {

    static final String FIRST =
            """
            import itertools, math
            from fractions import Fraction
            a, b, c = 3, -7, Fraction(2, 3)
            l, m = [1, 2, 3], [[0], 'x', 2.5]
            s, t = 'reckoner', 'ℵ₀'
            d = {1: 'one', 'two': 2}
            def f(x): return x * 2 + 1
            def g(n):
                while True:
                    n = yield n
            """;

    private static final List<String> NUMBERS = List.of("a", "b", "c");
    private static final List<String> LISTS = List.of("l", "m");
    private static final List<String> TEXTS = List.of("s", "t");
    private static final List<String> ERRORS =
            List.of("ValueError", "KeyError", "ArithmeticError", "SystemExit");

    /// A cell to run, and whether it ends its interpreter instead of coming to its end.
    record Made(String source, boolean fatal) {}

    Made next() {
        var source = new StringBuilder();
        for (int i = chance.nextInt(1, 4); i > 0; i--) {
            source.append(statement()).append('\n');
        }
        if (chance.nextInt(200) == 0) {
            return new Made(source + "import os\nl.append('gone'); a = 0\nos._exit(1)", true);
        }
        return new Made(source + (chance.nextBoolean() ? expression() : ""), false);
    }

    private String statement() {
        return switch (chance.nextInt(14)) {
            case 0, 1 -> one(NUMBERS) + " = (" + number(2) + ") % 1000003";
            case 2 -> one(LISTS) + ".append(" + number(1) + ")";
            case 3 -> one(LISTS) + " = " + list() + "[:12]";
            case 4 ->
                    "print("
                            + expression()
                            + ", end="
                            + (chance.nextBoolean() ? "'\\n'" : "' '")
                            + ")";
            case 5 -> "for i in range(" + chance.nextInt(6) + "):\n    print(i, " + number(1) + ")";
            case 6 ->
                    "try:\n    "
                            + one(NUMBERS)
                            + " = "
                            + number(2)
                            + " % 997\nexcept ZeroDivisionError as e:\n    print(e)";
            case 7 -> "d[" + chance.nextInt(5) + "] = " + text();
            case 8 -> "del d[" + chance.nextInt(5) + "]";
            case 9 -> one(TEXTS) + " = (" + text() + ")[:40]";
            case 10 -> "def f(x): return " + number(1) + " + x";
            case 11 ->
                    "if "
                            + number(1)
                            + " > "
                            + number(1)
                            + ":\n    print('yes')\nelse:\n    l = l[::-1]";
            case 12 ->
                    chance.nextInt(5) == 0 ? "raise " + one(ERRORS) + "(" + text() + ")" : "pass";
            default -> "h = g(" + number(1) + ")\nprint(next(h), h.send(" + number(1) + "))";
        };
    }

    private String expression() {
        return switch (chance.nextInt(5)) {
            case 0 -> list();
            case 1 -> text();
            case 2 -> "sorted(d.items(), key=str)";
            default -> number(3);
        };
    }

    private String number(int depth) {
        if (depth == 0) {
            return chance.nextBoolean() ? one(NUMBERS) : "" + chance.nextInt(-9, 100);
        }
        return switch (chance.nextInt(9)) {
            case 0 -> "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
            case 1 -> "(" + number(depth - 1) + " * " + number(depth - 1) + ")";
            case 2 -> "(" + number(depth - 1) + " // " + number(depth - 1) + ")";
            case 3 -> "abs(" + number(depth - 1) + " - " + number(depth - 1) + ")";
            case 4 -> "f(" + number(depth - 1) + ")";
            case 5 -> "len(" + one(LISTS) + ")";
            case 6 -> "math.gcd(" + number(depth - 1) + ", " + chance.nextInt(1, 100) + ")";
            case 7 -> "sum(x for x in l if isinstance(x, int))";
            default -> "pow(" + number(depth - 1) + ", " + chance.nextInt(4) + ")";
        };
    }

    private String list() {
        return switch (chance.nextInt(5)) {
            case 0 -> "[x for x in l if x != " + number(1) + "]";
            case 1 -> one(LISTS) + " + " + one(LISTS);
            case 2 -> "list(itertools.accumulate(range(" + chance.nextInt(8) + ")))";
            case 3 -> one(LISTS) + "[" + chance.nextInt(-3, 3) + ":" + chance.nextInt(8) + "]";
            default -> "[" + number(1) + ", " + text() + ", " + chance.nextDouble() + "]";
        };
    }

    private String text() {
        return switch (chance.nextInt(4)) {
            case 0 -> "f'{" + number(1) + "}-{" + one(TEXTS) + "}'";
            case 1 -> one(TEXTS) + " * " + chance.nextInt(3);
            case 2 -> "str(" + number(1) + ")";
            default -> one(TEXTS) + "[" + chance.nextInt(-4, 12) + "]";
        };
    }

    private String one(List<String> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
