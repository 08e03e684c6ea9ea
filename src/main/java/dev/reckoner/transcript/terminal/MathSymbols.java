package dev.reckoner.transcript.terminal;

import dev.reckoner.transcript.terminal.MathAtom.Kind;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What commands of LaTeX are in Unicode, and which characters can be raised or lowered.
final class MathSymbols {

    /// Written before an opening delimiter, and nothing here.
    static final Set<String> SIZES =
            Set.of(
                    "left",
                    "right",
                    "middle",
                    "big",
                    "Big",
                    "bigg",
                    "Bigg",
                    "bigl",
                    "Bigl",
                    "biggl",
                    "Biggl",
                    "bigr",
                    "Bigr",
                    "biggr",
                    "Biggr",
                    "displaystyle",
                    "textstyle",
                    "scriptstyle",
                    "limits",
                    "nolimits");

    static final Set<String> FRACTIONS = Set.of("frac", "dfrac", "tfrac", "cfrac");

    /// Their argument is words.
    static final Set<String> TEXTS =
            Set.of(
                    "text",
                    "textrm",
                    "textbf",
                    "textit",
                    "textnormal",
                    "mbox",
                    "mathrm",
                    "operatorname");

    /// Their argument is what it would be without them.
    static final Set<String> STYLES =
            Set.of("mathbf", "boldsymbol", "mathit", "mathsf", "boxed", "ensuremath");

    private static final Map<String, MathAtom> COMMANDS = commands();

    private static final Map<Integer, String> RAISED =
            pairs(
                    "0123456789+-=()∘′abcdefghijklmnoprstuvwxyz",
                    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾°′ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ");
    private static final Map<Integer, String> LOWERED =
            pairs("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");
    private static final Map<Integer, String> DOUBLED = pairs("CHNPQRZ", "ℂℍℕℙℚℝℤ");

    /// @param name without its backslash
    static Optional<MathAtom> command(String name) {
        return Optional.ofNullable(COMMANDS.get(name));
    }

    static Optional<String> raised(String text) {
        return mapped(text, RAISED);
    }

    static Optional<String> lowered(String text) {
        return mapped(text, LOWERED);
    }

    /// The letters of the sets of numbers.
    static Optional<String> doubled(String text) {
        return mapped(text, DOUBLED);
    }

    private static Optional<String> mapped(String text, Map<Integer, String> characters) {
        var mapped = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String character = characters.get(point);
            if (character == null) {
                return Optional.empty();
            }
            mapped.append(character);
        }
        return Optional.of(mapped.toString());
    }

    private static Map<Integer, String> pairs(String from, String to) {
        var pairs = new HashMap<Integer, String>();
        for (int i = 0; i < from.length(); i++) {
            pairs.put((int) from.charAt(i), to.substring(i, i + 1));
        }
        return Map.copyOf(pairs);
    }

    private static Map<String, MathAtom> commands() {
        var commands = new HashMap<String, MathAtom>();
        add(
                commands,
                Kind.SYMBOL,
                """
                alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
                kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
                upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π
                Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ emptyset ∅ varnothing ∅ ell ℓ hbar ℏ Re ℜ Im ℑ
                aleph ℵ partial ∂ nabla ∇ forall ∀ exists ∃ ldots … dots … cdots ⋯ vert | Vert ‖ imath ı
                bot ⊥ top ⊤ degree ° prime ′ % % $ $ # # & & _ _
                """);
        add(
                commands,
                Kind.RELATION,
                """
                le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ equiv ≡
                sim ∼ simeq ≃ cong ≅ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇
                subsetneq ⊊ to → rightarrow → longrightarrow ⟶ leftarrow ← mapsto ↦ implies ⇒ Rightarrow ⇒
                iff ⇔ Leftrightarrow ⇔ mid | nmid ∤ parallel ∥ perp ⊥ colon : coloneqq ≔
                """);
        add(
                commands,
                Kind.OPERATOR,
                """
                times × pm ± mp ∓ cup ∪ cap ∩ setminus ∖ smallsetminus ∖ oplus ⊕ otimes ⊗ wedge ∧ land ∧
                vee ∨ lor ∨ ltimes ⋉ rtimes ⋊ bmod mod
                """);
        add(commands, Kind.DOT, "cdot · ast * star ⋆ circ ∘ bullet •");
        add(commands, Kind.DIVISION, "div ÷");
        add(commands, Kind.OPEN, "{ { lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lbrack [");
        add(
                commands,
                Kind.CLOSE,
                "} } rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rbrack ]");
        add(commands, Kind.SPACE, ", _ ; _ : _ > _ quad _ qquad _ space _ enspace _ thinspace _");
        commands.put(" ", new MathAtom(Kind.SPACE, " "));
        commands.put("!", new MathAtom(Kind.NOTHING, ""));
        for (String name :
                ("arccos arccot arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf"
                                + " ker lcm lg ln log max min Pr sec sin sinh sup tan tanh")
                        .split(" ")) {
            commands.put(name, new MathAtom(Kind.FUNCTION, name));
        }
        return Map.copyOf(commands);
    }

    private static void add(Map<String, MathAtom> commands, Kind kind, String pairs) {
        String[] words = pairs.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            String text = kind == Kind.SPACE ? " " : words[i + 1];
            commands.put(words[i], new MathAtom(kind, text));
        }
    }

    private MathSymbols() {}
}
