package dev.reckoner.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A text as a part of a path: lower-case ASCII letters and digits in words joined by hyphens,
/// whatever was in it.
///
/// Accents are left out and Greek and Cyrillic letters become Latin ones, each for itself and
/// whatever the language. Other scripts are left out.
public final class Slug {

    private static final int LONGEST = 40;

    /// More is not read, because the JDK needs quadratic time for a long run of combining marks.
    private static final int READ = 400;

    private static final Map<Integer, String> LETTERS = letters();

    /// Whole words where there are several; empty if no letter or digit can be written.
    public static Optional<String> of(String text) {
        var slug = new StringBuilder();
        latin(text)
                .codePoints()
                .map(point -> letterOrDigit(point) ? point : '-')
                .filter(point ->
                        point != '-' || !slug.isEmpty() && slug.charAt(slug.length() - 1) != '-')
                .forEach(slug::appendCodePoint);
        String cut = cut(slug.toString());
        return cut.isEmpty() ? Optional.empty() : Optional.of(cut);
    }

    private static String latin(String text) {
        String composed =
                Normalizer.normalize(HeadTail.head(text, READ), Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT);
        var latin = new StringBuilder();
        composed.codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .forEach(point ->
                        latin.append(LETTERS.getOrDefault(point, Character.toString(point))));
        return latin.toString();
    }

    private static String cut(String words) {
        String whole = words.endsWith("-") ? words.substring(0, words.length() - 1) : words;
        if (whole.length() <= LONGEST) {
            return whole;
        }
        int end = whole.lastIndexOf('-', LONGEST);
        return whole.substring(0, end > 0 ? end : LONGEST);
    }

    private static boolean letterOrDigit(int point) {
        return point >= 'a' && point <= 'z' || point >= '0' && point <= '9';
    }

    /// Letters that are not a Latin letter with an accent.
    private static Map<Integer, String> letters() {
        var letters = new HashMap<Integer, String>();
        for (String pair :
                """
                ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ħ=h ı=i ŋ=ng ŧ=t ə=e
                α=a β=b γ=g δ=d ε=e ζ=z η=e θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f
                χ=ch ψ=ps ω=o
                а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts
                ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѕ=dz
                """
                        .strip()
                        .split("\\s+")) {
            letters.put(pair.codePointAt(0), pair.substring(2));
        }
        return Map.copyOf(letters);
    }

    private Slug() {}
}
