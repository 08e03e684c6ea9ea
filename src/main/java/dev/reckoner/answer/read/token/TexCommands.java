package dev.reckoner.answer.read.token;

import java.util.Map;
import java.util.Set;

/// The commands of LaTeX that are no names of functions or constants, and what they are in an
/// answer.
final class TexCommands {

    /// They show nothing but room.
    static final Set<String> SPACING =
            words(
                    """
                    quad qquad left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl
                    Biggr displaystyle textstyle scriptstyle limits nolimits space thinspace enspace
                    hfill par boxed fbox rm bf it ensuremath vec hline mathstrut strut nobreak
                    allowbreak nonumber
                    """);

    /// Their argument is upright text.
    static final Set<String> UPRIGHT =
            words(
                    """
                    text textbf textit textrm textnormal textsf texttt mbox hbox mathrm mathbf mathit
                    mathsf operatorname operatorname* boldsymbol bm mathcal mathscr mathfrak emph
                    underline textup mathop mathtt
                    """);

    /// They are not part of an answer: they define, read, write, colour or strike out.
    static final Set<String> REFUSED =
            words(
                    """
                    def edef gdef xdef let newcommand renewcommand providecommand input include write
                    read openin openout immediate catcode csname expandafter usepackage href url loop
                    special color textcolor colorbox cancel bcancel xcancel sout phantom hphantom
                    vphantom st not
                    """);

    /// Commands with the sign they are another spelling of.
    static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("cdot", "*"),
                    Map.entry("times", "*"),
                    Map.entry("ast", "*"),
                    Map.entry("div", "/"),
                    Map.entry("le", "<="),
                    Map.entry("leq", "<="),
                    Map.entry("leqslant", "<="),
                    Map.entry("leqq", "<="),
                    Map.entry("ge", ">="),
                    Map.entry("geq", ">="),
                    Map.entry("geqslant", ">="),
                    Map.entry("geqq", ">="),
                    Map.entry("lt", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("ne", "!="),
                    Map.entry("neq", "!="),
                    Map.entry("approx", "~="),
                    Map.entry("approxeq", "~="),
                    Map.entry("simeq", "~="),
                    Map.entry("sim", "~="),
                    Map.entry("pm", "+-"),
                    Map.entry("mp", "-+"),
                    Map.entry("equiv", "=="),
                    Map.entry("cong", "=="),
                    Map.entry("lbrace", "\\{"),
                    Map.entry("rbrace", "\\}"),
                    Map.entry("lvert", "|"),
                    Map.entry("rvert", "|"),
                    Map.entry("vert", "|"),
                    Map.entry("mid", "\\mid"),
                    Map.entry("langle", "\\langle"),
                    Map.entry("rangle", "\\rangle"),
                    Map.entry("lfloor", "\\lfloor"),
                    Map.entry("rfloor", "\\rfloor"),
                    Map.entry("lceil", "\\lceil"),
                    Map.entry("rceil", "\\rceil"),
                    Map.entry("cup", "\\cup"),
                    Map.entry("cap", "\\cap"),
                    Map.entry("bigcup", "\\cup"),
                    Map.entry("setminus", "\\setminus"),
                    Map.entry("backslash", "\\setminus"),
                    Map.entry("smallsetminus", "\\setminus"),
                    Map.entry("in", "\\in"),
                    Map.entry("lor", "\\or"),
                    Map.entry("vee", "\\or"),
                    Map.entry("land", "\\and"),
                    Map.entry("wedge", "\\and"),
                    Map.entry("colon", ":"),
                    Map.entry("prime", "'"),
                    Map.entry("ldots", "..."),
                    Map.entry("dots", "..."),
                    Map.entry("cdots", "..."),
                    Map.entry("dotsc", "..."),
                    Map.entry("dotsb", "..."),
                    Map.entry("lbrack", "["),
                    Map.entry("rbrack", "]"),
                    Map.entry("lparen", "("),
                    Map.entry("rparen", ")"),
                    Map.entry("euro", "€"),
                    Map.entry("pounds", "£"));

    private TexCommands() {}

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
