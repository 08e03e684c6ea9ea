package dev.reckoner.transcript.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.text.Printable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class LiveProseTest {

    private static final int WIDTH = 30;

    /// Of what is difficult to cut: marks, fences, margins, escapes, wide and combined characters.
    private static final List<String> PIECES =
            List.of(
                    "word ",
                    "a",
                    " ",
                    "  ",
                    "    ",
                    "\n",
                    "\n\n",
                    "\r\n",
                    "\r",
                    "\t",
                    "- ",
                    "-",
                    "12. ",
                    "1",
                    ") ",
                    "```",
                    "`",
                    "~~~\n",
                    "```python\n",
                    "x = 1\n",
                    "> ",
                    "+",
                    "*",
                    "数学",
                    "𝔽₂",
                    "e\u0301",
                    "\ud835",
                    "\udd3d",
                    "\u001b[31m",
                    "\u001b[",
                    "\u001b",
                    "m",
                    "\u001b]0;title\u0007",
                    "\u001b]0;",
                    "\u0007",
                    "\u009d",
                    "\u009c",
                    "\u009b3",
                    "\u2028",
                    "\u202e",
                    "\u00a0",
                    "supercalifragilisticexpialidocious-and-more",
                    ".",
                    "the end");

    /// As if it had come whole.
    private static List<String> whole(String text) {
        String clean = Printable.text(text).replace("\t", "    ").strip();
        return clean.isEmpty() ? List.of() : Wrap.prose("\n" + clean, WIDTH);
    }

    private static List<String> live(Iterable<String> pieces) {
        var prose = new LiveProse(WIDTH);
        var rows = new ArrayList<String>();
        for (String piece : pieces) {
            rows.addAll(prose.add(piece));
        }
        rows.addAll(prose.rest());
        return rows;
    }

    private static List<String> cut(String text, Random random) {
        var pieces = new ArrayList<String>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(7));
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n \n",
                "One row.",
                "\n\n"
                        + "  A paragraph that is longer than a row is, and another:\n\n\n\n"
                        + "The other.\n\n",
                "- an item of a list that hangs from its mark\n- 12) another\n12) and a last one",
                "Code:\n\n"
                        + "```python\n"
                        + "for n in range(10): print('a long line', n)\n\n\n"
                        + "```\n\n"
                        + "After.",
                "Code:\n\n"
                        + "    indented = 'and longer than the row is'\n\n"
                        + "After.\n"
                        + "```\n"
                        + "never closed\n\n"
                        + " ",
                "123456789012345678901234567890123456789012345678901234567890 digits",
                "         ten blanks, then text that goes on into a second row"
            })
    void rowsAreThoseOfTheWholeHoweverItIsCut(String text) {
        var random = new Random(3);
        for (int i = 0; i < 50; i++) {
            assertThat(live(cut(text, random))).isEqualTo(whole(text));
        }
    }

    @Test
    void theyAreForAnyText() {
        var random = new Random(4);
        for (int round = 0; round < 5_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String written = text.toString();

            assertThat(live(cut(written, random))).as(written).isEqualTo(whole(written));
        }
    }

    @Test
    void aRowIsShownAsSoonAsAWordDoesNotFitAnyMore() {
        var prose = new LiveProse(WIDTH);

        assertThat(prose.add("Let us look at small cases")).isEmpty();
        assertThat(prose.add(" first")).isEmpty();
        assertThat(prose.add(", and ")).containsExactly("", "Let us look at small cases");
        assertThat(prose.add("then\n")).containsExactly("first, and then");
        assertThat(prose.rest()).isEmpty();
    }

    @Test
    void ofALongTextOnlyTheRowThatIsBeingWrittenIsHeldBack() {
        String text = "All work and no play makes a model dull. ".repeat(5_000);
        var prose = new LiveProse(WIDTH);
        int shown = 0;
        for (int at = 0; at < text.length(); at += 4) {
            String piece = text.substring(at, Math.min(at + 4, text.length()));
            for (String row : prose.add(piece)) {
                shown += row.length() + 1;
            }
            assertThat(at + piece.length() - shown).isLessThanOrEqualTo(WIDTH + 4);
        }
    }

    @Test
    void anEscapeThatNeverEndsHoldsBackALittleOnly() {
        var prose = new LiveProse(WIDTH);
        prose.add("\u001b]0;");

        assertThat(prose.add("x ".repeat(2_000))).isEmpty();
        assertThat(prose.add("x ".repeat(2_000))).hasSizeGreaterThan(100);
    }
}
