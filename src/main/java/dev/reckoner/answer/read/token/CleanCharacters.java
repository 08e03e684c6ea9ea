package dev.reckoner.answer.read.token;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// Spells an answer in ASCII and LaTeX: `2π ≤ x²` becomes `2\pi <= x^{2}`.
///
/// Characters that are not seen but harmless (zero-width blanks, soft hyphens) go. Those that
/// change the order in which a text is seen, and letters of scripts that look like Latin, are
/// refused: such a text does not say what it shows.
public final class CleanCharacters {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣᵏ";
    private static final String SUPERSCRIBED = "0123456789+-()nixk";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉₊₋ₙₖₓᵢₘⱼ";
    private static final String SUBSCRIBED = "0123456789+-nkximj";
    private static final String BLANKS = "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f";
    private static final String UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u2061\u180e";
    private static final char OVERLINE = '\u0305';

    private static final Map<Integer, String> SPELLINGS = spellings();

    public static String of(String text) throws NotReadable {
        var spelled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = run(text, at, SUPERSCRIPTS);
            if (end > at) {
                spelled.append("^{")
                        .append(translated(text, at, end, SUPERSCRIPTS, SUPERSCRIBED))
                        .append('}');
                at = end;
                continue;
            }
            end = run(text, at, SUBSCRIPTS);
            if (end > at) {
                spelled.append("_{")
                        .append(translated(text, at, end, SUBSCRIPTS, SUBSCRIBED))
                        .append('}');
                at = end;
                continue;
            }
            end = overlined(text, at);
            if (end > at) {
                spelled.append("\\overline{");
                for (int i = at; i < end; i += 2) {
                    spelled.append(text.charAt(i));
                }
                spelled.append('}');
                at = end;
                continue;
            }
            int character = text.codePointAt(at);
            spelled.append(spelling(character, text, at));
            at += Character.charCount(character);
        }
        return spelled.toString();
    }

    private static int run(String text, int from, String alphabet) {
        int at = from;
        while (at < text.length() && alphabet.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static String translated(
            String text, int from, int end, String alphabet, String plain) {
        var translated = new StringBuilder();
        for (int i = from; i < end; i++) {
            translated.append(plain.charAt(alphabet.indexOf(text.charAt(i))));
        }
        return translated.toString();
    }

    /// The end of digits that each have a combining line above them.
    private static int overlined(String text, int from) {
        int at = from;
        while (at + 1 < text.length()
                && isAsciiDigit(text.charAt(at))
                && text.charAt(at + 1) == OVERLINE) {
            at += 2;
        }
        return at;
    }

    private static String spelling(int character, String text, int at) throws NotReadable {
        if (character < 128) {
            if (character < 32 && !Character.isWhitespace(character)) {
                throw new NotReadable("the answer has a control character, " + name(character));
            }
            return Character.toString(character);
        }
        String known = SPELLINGS.get(character);
        if (known != null) {
            return known;
        }
        if (character == '–') {
            return dash(text, at);
        }
        if (Character.isDigit(character)) {
            return String.valueOf(Character.digit(character, 10));
        }
        String compatible =
                Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        int first = compatible.codePointAt(0);
        if (compatible.length() == Character.charCount(first) && first != character) {
            return spelling(first, compatible, 0);
        }
        if (Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN) {
            return Character.toString(character);
        }
        throw new NotReadable("the answer has the character " + name(character));
    }

    /// An en dash is a minus, unless it may span from one number to another: `41–43`.
    private static String dash(String text, int at) throws NotReadable {
        if (at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1))) {
            throw new NotReadable("the dash between two numbers may be a minus or a range");
        }
        return "-";
    }

    private static String name(int character) {
        return "U+%04X".formatted(character);
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Map<Integer, String> spellings() {
        var spellings = new HashMap<Integer, String>();
        BLANKS.chars().forEach(c -> spellings.put(c, "\\,"));
        UNSEEN.chars().forEach(c -> spellings.put(c, ""));
        String table =
                """
                − - ‒ - ﹣ - × * · * ⋅ * ∙ * • * ⨯ * ∗ * \u2062 * ÷ \\div ⁄ / ∕ / ≤ <= ⩽ <= ≦ <= ≥ >= ⩾ >= ≧ >=
                ≠ \\neq ≈ \\approx ≃ \\approx ≅ \\cong ≡ \\equiv ± \\pm ∓ \\mp ∞ \\infty √ \\surd ∛ \\cbrt ∪ \\cup
                ∩ \\cap ∖ \\setminus ∈ \\in ∉ \\notin ∅ \\emptyset ⌀ \\emptyset Ø \\emptyset ℤ \\mathbb{Z}
                ℝ \\mathbb{R} ℕ \\mathbb{N} ℚ \\mathbb{Q} ℂ \\mathbb{C} ° ^\\circ º ^\\circ ∘ \\circ … \\ldots
                ⋯ \\ldots ′ ' ’ ' ‘ ' ″ '' “ " ” " ⌊ \\lfloor ⌋ \\rfloor ⌈ \\lceil ⌉ \\rceil ⟨ \\langle ⟩ \\rangle
                〈 \\langle 〉 \\rangle ∨ \\lor ∧ \\land ∣ | ∶ : € \\euro £ \\pounds ⇒ \\implies ∀ \\forall
                ½ \\frac{1}{2} ⅓ \\frac{1}{3} ⅔ \\frac{2}{3} ¼ \\frac{1}{4} ¾ \\frac{3}{4} ⅕ \\frac{1}{5}
                ⅖ \\frac{2}{5} ⅗ \\frac{3}{5} ⅘ \\frac{4}{5} ⅙ \\frac{1}{6} ⅚ \\frac{5}{6} ⅐ \\frac{1}{7}
                ⅛ \\frac{1}{8} ⅜ \\frac{3}{8} ⅝ \\frac{5}{8} ⅞ \\frac{7}{8} ⅑ \\frac{1}{9} ⅒ \\frac{1}{10}
                α \\alpha β \\beta γ \\gamma δ \\delta ε \\epsilon ϵ \\epsilon ζ \\zeta η \\eta θ \\theta
                κ \\kappa λ \\lambda μ \\mu µ \\mu ν \\nu ξ \\xi π \\pi 𝜋 \\pi ρ \\rho σ \\sigma τ \\tau φ \\phi
                ϕ \\phi χ \\chi ψ \\psi ω \\omega Γ \\Gamma Δ \\Delta Θ \\Theta Λ \\Lambda Ξ \\Xi Π \\Pi Σ \\Sigma
                Φ \\Phi Ψ \\Psi Ω \\Omega ℯ e ⅈ i
                """;
        String[] words = table.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            String spelling = words[i + 1];
            spellings.put(
                    words[i].codePointAt(0),
                    spelling.matches(".*\\\\[a-zA-Z]+") ? spelling + " " : spelling);
        }
        return Map.copyOf(spellings);
    }

    private CleanCharacters() {}
}
