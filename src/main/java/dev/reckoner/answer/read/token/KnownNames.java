package dev.reckoner.answer.read.token;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Constant;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value.NumberSet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What names mean in LaTeX, in Python and in plain text.
public final class KnownNames {

    private static final Map<String, Function> FUNCTIONS =
            pairs(
                    """
                    sqrt SQRT abs ABS Abs ABS floor FLOOR ceil CEILING ceiling CEILING factorial FACTORIAL
                    factorial2 DOUBLE_FACTORIAL binomial BINOMIAL comb BINOMIAL binom BINOMIAL nCr BINOMIAL
                    gcd GCD igcd GCD lcm LCM ilcm LCM min MIN Min MIN max MAX Max MAX exp EXP ln LN log LN
                    root ROOT sin SIN cos COS tan TAN tg TAN cot COT ctg COT sec SEC csc CSC cosec CSC
                    arcsin ARCSIN asin ARCSIN arccos ARCCOS acos ARCCOS arctan ARCTAN atan ARCTAN arctg ARCTAN
                    arccot ARCCOT acot ARCCOT sinh SINH cosh COSH tanh TANH arsinh ARSINH arcsinh ARSINH
                    asinh ARSINH arcosh ARCOSH arccosh ARCOSH acosh ARCOSH artanh ARTANH arctanh ARTANH
                    atanh ARTANH re RE Re RE im IM Im IM conjugate CONJUGATE Mod MOD gamma GAMMA Gamma GAMMA
                    zeta ZETA totient TOTIENT
                    """,
                    Function::valueOf);

    private static final Map<String, Function> INVERSES =
            pairs(
                    """
                    sin ARCSIN cos ARCCOS tan ARCTAN cot ARCCOT sinh ARSINH cosh ARCOSH tanh ARTANH
                    """,
                    Function::valueOf);

    private static final Map<String, Constant> CONSTANTS =
            pairs(
                    """
                    pi PI Pi PI e E i I I I infty INFINITY oo INFINITY inf INFINITY infinity INFINITY
                    undefined UNDEFINED nan UNDEFINED NaN UNDEFINED DNE UNDEFINED zoo UNDEFINED imath I
                    """,
                    Constant::valueOf);

    private static final Map<String, NumberSet> SETS =
            pairs(
                    """
                    mathbbN NATURALS mathbbZ INTEGERS mathbbQ RATIONALS mathbbR REALS mathbbC COMPLEXES
                    emptyset EMPTY varnothing EMPTY N NATURALS Z INTEGERS Q RATIONALS R REALS C COMPLEXES
                    Naturals NATURALS Integers INTEGERS Rationals RATIONALS Reals REALS Complexes COMPLEXES
                    EmptySet EMPTY
                    """,
                    NumberSet::valueOf);

    private static final Set<String> GREEK =
            Set.of(
                    ("alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa"
                         + " lambda mu nu xi rho varrho sigma tau upsilon phi varphi chi psi omega"
                         + " Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell")
                            .split(" "));

    private static final List<String> GLUED = List.of("sin", "cos", "tan", "ln", "log");

    /// Words that end a formula, or that join two.
    private static final Set<String> KEYWORDS =
            Set.of(
                    ("or and for where with if in is are mod modulo any integer integers every all"
                                    + " such that some to be equals when not choose")
                            .split(" "));

    public static Optional<Function> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    /// The function that `sin^{-1}` stands for.
    public static Optional<Function> inverse(String name) {
        return Optional.ofNullable(INVERSES.get(name));
    }

    public static Optional<Expression> constant(String name) {
        return Optional.ofNullable(CONSTANTS.get(name));
    }

    /// A set of numbers by its command or its SymPy name; a single letter only behind `∈`.
    public static Optional<NumberSet> set(String name) {
        return Optional.ofNullable(SETS.get(name));
    }

    public static boolean isGreek(String name) {
        return GREEK.contains(name);
    }

    public static boolean isKeyword(String word) {
        return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /// Whether a function or a constant stands in a word with one letter beside it: `sinx`, `kpi`.
    public static boolean isGlued(String word) {
        return GLUED.stream()
                        .anyMatch(
                                name -> word.startsWith(name) && word.length() == name.length() + 1)
                || word.length() == 3 && (word.startsWith("pi") || word.endsWith("pi"));
    }

    private static <T> Map<String, T> pairs(
            String table, java.util.function.Function<String, T> value) {
        var map = new HashMap<String, T>();
        String[] words = table.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            map.put(words[i], value.apply(words[i + 1]));
        }
        return Map.copyOf(map);
    }

    private KnownNames() {}
}
