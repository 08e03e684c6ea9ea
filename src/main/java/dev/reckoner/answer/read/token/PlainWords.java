package dev.reckoner.answer.read.token;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// What English words around a formula do to it.
public final class PlainWords {

    /// Words behind which an answer is denied, doubted, withdrawn or only bounded.
    private static final Set<String> DOUBTS =
            words(
                    """
                    not never cannot no nor neither without except unless isn aren wasn doesn don didn won wouldn
                    maybe perhaps probably possibly likely unlikely might may could would should guess guessing
                    think thought believe suppose suspect assume assuming seems seem appears unsure uncertain
                    unclear unknown know doubt doubtful wrong incorrect mistake mistaken error wait
                    actually instead rather but however although though otherwise if whether when else
                    between from up least most more less fewer greater larger smaller bigger under over above
                    below exceeds exceed so-called somewhere some other another than either/or vs versus like
                    nobody none nothing ignore previous earlier former old sorry correction contradiction
                    impossible
                    """);

    /// Words that may stand between a number and the end without changing it; anything else there
    /// is a noun, except these, which change it.
    private static final Set<String> CHANGES =
            words(
                    """
                    half halves third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth
                    eighths ninth ninths tenth tenths twelfth twelfths hundredth hundredths thousandth
                    thousandths millionth millionths tens hundreds thousands billions trillions quadrillion
                    quintillion lakh lakhs crore crores myriad googol gross permille promille mille ppm fold ish
                    zeros zeroes fail fails failed false untrue invalid rejected excluded excluding disproved conjectured short
                    missing ago late early extra many few radicals multiple multiples complement conjugate
                    transpose squared cubed factorial choose times plus minus divided multiplied dozen dozens
                    pair pairs score double twice triple percentage points digits digit figures decimal decimals
                    places place root roots th nd rd st base binary hex octal remainder rem left of by power
                    exponent inverse reciprocal negative positive so out off away each every per
                    such that to is are was were be been has have had the this these those it its my your
                    or and xor e pi squareroot sqrt log ln sin cos tan mod modulo as at in on for with
                    where which who how why what
                    """);

    private static final Set<String> CONNECTIVES =
            words(
                    """
                    so thus therefore hence finally then also answer answers final correct solution solutions
                    result either
                    """);

    private static final Set<String> LEADS =
            words(
                    """
                    the our my we get got obtain have find found conclude that this these it its they there
                    is are be equals equal to given by just simply both as follows
                    required desired total number numbers value values of ways way probability chance
                    expected area perimeter volume length width height distance speed time age angle measure
                    maximum minimum max min largest smallest greatest least possible all only sum product
                    remainder quotient limit integral derivative determinant dimension rank order degree
                    count radius diameter slope intercept price cost set pair pairs in for option choice
                    coefficient term roots zeros triangle circle rectangle function sequence expression equation
                    integer integers real simplified simplest simplifies evaluates form computed calculated
                    must will can gives give yields exactly namely
                    """);

    private static final Set<String> VERBS =
            words(
                    "gives give yields exactly namely is are be equals equal get got obtain have"
                            + " find found that to by answer answers follows");

    private static final Map<String, Integer> POWERS_OF_TEN =
            Map.of(
                    "hundred",
                    2,
                    "thousand",
                    3,
                    "million",
                    6,
                    "millions",
                    6,
                    "billion",
                    9,
                    "trillion",
                    12);

    private static final Map<String, Integer> NUMBERS = numbers();

    public static boolean doubts(String word) {
        return DOUBTS.contains(lower(word));
    }

    /// Whether a word behind a number may be the name of what is counted.
    public static boolean isNoun(String word) {
        return word.length() > 2
                && !CHANGES.contains(lower(word))
                && !doubts(word)
                && !NUMBERS.containsKey(lower(word))
                && !POWERS_OF_TEN.containsKey(lower(word));
    }

    /// Whether a word in front of an answer only leads to it.
    public static boolean leads(String word) {
        return LEADS.contains(lower(word)) || connects(word);
    }

    public static boolean connects(String word) {
        return CONNECTIVES.contains(lower(word));
    }

    /// Whether an answer may follow this word.
    public static boolean introduces(String word) {
        return VERBS.contains(lower(word));
    }

    /// The power of ten that a word multiplies by.
    public static OptionalInt powerOfTen(String word) {
        return found(POWERS_OF_TEN, word);
    }

    /// The value of a number in words below twenty, or of a multiple of ten.
    public static OptionalInt number(String word) {
        return found(NUMBERS, word);
    }

    private static OptionalInt found(Map<String, Integer> table, String word) {
        Integer value = table.get(lower(word));
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        String[] units =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen"
                                + " fourteen fifteen sixteen seventeen eighteen nineteen")
                        .split(" ");
        for (int i = 0; i < units.length; i++) {
            numbers.put(units[i], i);
        }
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) {
            numbers.put(tens[i], 10 * (i + 2));
        }
        return Map.copyOf(numbers);
    }

    private PlainWords() {}
}
