package dev.reckoner.transcript.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.transcript.Story;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class TerminalTest {

    @Test
    void tellsTheWholeStory() {
        var story =
                Story.begun()
                        .replies(
                                Finish.TOOL_CALLS,
                                new Item.Reasoning("First by hand.", null),
                                new Item.Text(
                                        "A pair is 220 and 284; I am going to check with a machine"
                                                + " that it is one."),
                                new Item.ToolCall("c", "python", "{\"code\": \"print(1)\\n\\n2\"}"))
                        .and(
                                new Event.CellRan(
                                        "c",
                                        "print(1)\n\n2",
                                        Story.completed(
                                                "1\n", new DisplayedValue(true, "2", Map.of())),
                                        "",
                                        0))
                        .told(Reason.STATUS, "Used so far: 1,200 of 200,000 tokens.")
                        .submits("504");

        assertThat(shown(story, 60))
                .isEqualTo(
                        """
                        Amicable pairs
                        script:amicable-pairs · session · graalpy, Python 3.12.8,
                        sympy 1.13.3
                        The replies in this transcript are a hand-written script,
                        not a model's.

                        Find the sum of the smallest pair of *amicable* numbers
                        $a<b$.

                        ── step 1 · 1,200 tokens · $0.0012 · 1.0 s ─────────────────

                        ┊ First by hand.

                        A pair is 220 and 284; I am going to check with a machine
                        that it is one.

                        │ print(1)
                        │
                        │ 2
                          1
                        → 2

                        ── step 2 · 2,400 tokens · $0.0024 · 4.0 s ─────────────────

                        ── answer ──────────────────────────────────────────────────

                          504

                        2 steps · 1 cell · 2,400 tokens (2,000 in, 10 % of it
                        cached, 400 out) · $0.0024 · 6.0 s (replies 2.0 s, cells 1.0
                        s)
                        """);
    }

    @Test
    void showsWhatACellPrintedAndDisplayedInItsOrder() {
        assertThat(shown(Story.begun().runs("", "cell()", Story.inOrder()), 60))
                .contains(
                        """
                        │ cell()
                          one
                          2
                          three
                          4*x
                          five
                        → 6
                        """);
    }

    @Test
    void isColouredOnlyIfTold() {
        assertThat(shown(Story.ofEverything(), 80)).doesNotContain("\u001b");

        var out = new StringBuilder();
        new Terminal(out, 80, true)
                .waiting("rate limited, next try in 12 s, 3 of 8", Duration.ofSeconds(12));
        assertThat(out)
                .hasToString("\u001b[33m… rate limited, next try in 12 s, 3 of 8\u001b[0m\n");
    }

    @Test
    void fitsItsWidthButForCode() {
        assertThat(shown(Story.ofEverything(), 80).lines().filter(line -> !line.startsWith("│")))
                .allMatch(line -> Columns.of(line) <= 80);
    }

    @Test
    void showsNothingThatCommandsATerminal() {
        String hostile = "\u001b[2J\u001b]0;owned\u0007\u202eevil\r\u0008";
        var story =
                Story.begun()
                        .thinks(hostile, hostile)
                        .runs(hostile, hostile, Story.printed(hostile))
                        .runs("", "x", Story.raised(hostile))
                        .told(Reason.REMINDER, hostile)
                        .submits(hostile);

        assertThat(shown(story, 80))
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e]");
    }

    @Test
    void saysHowAnAttemptEndedWithoutAnAnswer() {
        assertThat(
                        entries(
                                Story.begun()
                                        .ends(
                                                new End.GaveUp(
                                                        "5 replies in a row without a usable"
                                                                + " call"))))
                .isEqualTo(
                        """

                        ── no answer ───────────────────────────────────────────────────────────────────

                          Ended without an answer: 5 replies in a row without a usable call

                        0 steps · 0 cells · 0 tokens (0 in, 0 out) · $0 · 1.0 s
                        """);
    }

    @Test
    void saysWhichMessageWasNotSent() {
        assertThat(
                        entries(
                                Story.begun()
                                        .told(Reason.REMINDER, "Go on.")
                                        .says("Well.")
                                        .told(Reason.SUBMIT_NOW, "Submit.")
                                        .ends(new End.GaveUp("no answer"))))
                .contains("» to the model: Go on.\n\n── step 1")
                .contains(
                        "Well.\n» to the model, not sent because the attempt ended: Submit.\n\n"
                                + "── no answer");
    }

    @Test
    void countsTheRepliesThatWereLost() {
        var lost =
                new Event.ReplyLost(
                        "connection lost",
                        new Usage(1_000, 0, 9_000, 0, true),
                        new BigDecimal("0.05"));

        assertThat(entries(Story.begun().and(lost).and(lost).submits("42")))
                .contains("── step 1 · 21,200 tokens · $0.1012 · ")
                .contains(
                        """
                        1 step · 2 lost replies, perhaps billed: up to 20,000 tokens, $0.1000 · 0 cells
                        · 21,200 tokens\
                        """);
    }

    @Nested
    class OutputOfACell {

        @Test
        void isShownAsItIsPrintedAndOnce() {
            var story = Story.begun().runs("", "f()", Story.printed("one\ntwo\nthree\n"));
            var out = new StringBuilder();
            var terminal = new Terminal(out, 80, false);

            story.entries().subList(0, 2).forEach(terminal::show);
            terminal.printed("one\ntw");
            assertThat(out).endsWith("│ f()\n  one\n");
            terminal.printed("o\n");
            assertThat(out).endsWith("│ f()\n  one\n  two\n");
            terminal.show(story.entries().getLast());
            assertThat(out).endsWith("│ f()\n  one\n  two\n  three\n");
        }

        @Test
        void isCutInTheMiddleWhetherOrNotItWasSeenLive() {
            var story = Story.begun().runs("", "f()", Story.printed(Story.numbers(140)));
            var out = new StringBuilder();
            var terminal = new Terminal(out, 80, false);
            story.entries().subList(0, 2).forEach(terminal::show);
            for (int from = 0; from < Story.numbers(140).length(); from += 7) {
                terminal.printed(
                        Story.numbers(140)
                                .substring(from, Math.min(from + 7, Story.numbers(140).length())));
            }
            terminal.show(story.entries().getLast());

            assertThat(out)
                    .hasToString(entries(story))
                    .endsWith(
                            "  13\n"
                                    + "  14\n"
                                    + "  … 120 more lines in the notebook\n"
                                    + "  135\n"
                                    + "  136\n"
                                    + "  137\n"
                                    + "  138\n"
                                    + "  139\n");
        }

        @Test
        void doesNotFillTheScreenWithOneLine() {
            assertThat(entries(Story.begun().runs("", "f()", Story.printed("9".repeat(1_000)))))
                    .endsWith(
                            ("  " + "9".repeat(78) + "\n").repeat(3)
                                    + "  … 766 more characters of this line in the notebook\n");
        }

        @Test
        void saysWhyItStopsShort() {
            assertThat(
                            entries(
                                    Story.begun()
                                            .runs(
                                                    "",
                                                    "f()",
                                                    Story.timedOut(
                                                            "so far", SessionState.ROLLED_BACK))))
                    .endsWith(
                            """
                            │ f()
                              so far
                              Stopped after 30 s. Variables are as they were before it.
                              (took 30.0 s)
                            """);
        }
    }

    @Nested
    class AReplyThatComes {

        private static final String TEXT =
                "A pair is 220 and 284; I am going to check with a machine that it is one, and that"
                        + " there is none before it.\n\n- by **brute force**";

        private final StringBuilder out = new StringBuilder();
        private final Terminal terminal = new Terminal(out, 80, false);
        private final Story story = Story.begun();

        private String shown() {
            String shown = out.toString();
            out.setLength(0);
            return shown;
        }

        private void ends(Item... items) {
            story.replies(Finish.STOP, items);
            terminal.show(story.entries().getLast());
        }

        @Test
        void isShownAsItComesAndOnce() {
            terminal.reasoning("First ");
            assertThat(shown())
                    .isEqualTo(
                            """

                            ── step 1 · 0 tokens · 0.0 s ───────────────────────────────────────────────────
                            """);
            terminal.reasoning("by hand.");
            assertThat(shown()).isEmpty();
            terminal.text("A pair ");
            assertThat(shown())
                    .isEqualTo(
                            """

                            ┊ First by hand.
                            """);
            terminal.text(TEXT.substring(7));
            assertThat(shown())
                    .isEqualTo(
                            """

                            A pair is 220 and 284; I am going to check with a machine that it is one, and
                            that there is none before it.
                            """);
            ends(new Item.Reasoning("First by hand.", null), new Item.Text(TEXT));
            assertThat(shown())
                    .isEqualTo(
                            """

                            - by **brute force**
                            """);
        }

        @Test
        void isInAllWhatOneIsThatComesWhole() {
            terminal.text("");
            for (int at = 0; at < TEXT.length(); at++) {
                terminal.text(TEXT.substring(at, at + 1));
            }
            ends(new Item.Text(TEXT), new Item.ToolCall("c", "python", "{\"code\": \"1\"}"));
            String live = shown();

            var whole = new Terminal(out, 80, false);
            story.entries().forEach(whole::show);

            assertThat(live.lines().skip(2))
                    .containsExactlyElementsOf(shown().lines().skip(2).toList());
        }

        @Test
        void goesOnWhereMoreHasComeInTheEnd() {
            terminal.text("I cannot ");
            shown();
            ends(new Item.Text("I cannot help with that."));

            assertThat(shown()).isEqualTo("\nI cannot help with that.\n");
        }

        @Test
        void isShownAnewWhereItWasNotTheBeginningOfTheReply() {
            terminal.text("A draft\n\n");
            shown();
            ends(new Item.Text("The reply"));

            assertThat(shown()).isEqualTo("\nThe reply\n");
        }

        @Test
        void thatIsLostBeginsAnewAfterTheWaiting() {
            terminal.text("A pair is 220\nand 28");
            terminal.waiting("connection lost, next try in 0.5 s, 2 of 8", Duration.ofMillis(500));
            terminal.text("A pair is 220\nand 284.");
            ends(new Item.Text("A pair is 220\nand 284."));

            assertThat(shown())
                    .isEqualTo(
                            """

                            ── step 1 · 0 tokens · 0.0 s ───────────────────────────────────────────────────

                            A pair is 220
                            … connection lost, next try in 0.5 s, 2 of 8

                            ── step 1 · 0 tokens · 0.0 s ───────────────────────────────────────────────────

                            A pair is 220
                            and 284.
                            """);
        }

        @Test
        void ofSeveralTextsAndThoughtsKeepsThemApart() {
            terminal.reasoning("One.");
            terminal.reasoning("\n\n");
            terminal.reasoning("Two.");
            terminal.text("Three.");
            terminal.reasoning("Four.");
            terminal.text("\n\n");
            terminal.text("Five.");
            ends(
                    new Item.Reasoning("One.", null),
                    new Item.Reasoning("Two.", null),
                    new Item.Text("Three."),
                    new Item.ToolCall("c", "f", "{}"),
                    new Item.Reasoning("Four.", null),
                    new Item.Text("Five."));

            assertThat(shown().lines().skip(2))
                    .containsExactly(
                            "", "┊ One.", "", "┊ Two.", "", "Three.", "", "┊ Four.", "", "Five.");
        }

        @Test
        void fitsItsWidthAndDimsItsReasoning() {
            var coloured = new Terminal(out, 40, true);
            for (String word : "word ".repeat(40).split("(?<=r)")) {
                coloured.reasoning(word);
                coloured.text("");
            }
            coloured.text("\n");

            assertThat(shown().lines().skip(3))
                    .hasSize(6)
                    .allMatch(
                            row -> row.startsWith("\u001b[2m┊ word ") && row.endsWith("\u001b[0m"))
                    .allMatch(row -> Columns.of(row) <= 40 + 8);
        }

        @Test
        void isCleanedHoweverItIsCut() {
            String hostile =
                    "a\u001b[2Jb \u001b]0;owned\u0007\u202ec\r\u0008 \ud83d\ude00 \ud83d d\n\n";
            for (int at = 0; at < hostile.length(); at++) {
                terminal.text(hostile.substring(at, at + 1));
            }
            terminal.text("\u001b");
            ends(new Item.Text(hostile + "\u001b"));

            assertThat(shown().lines().skip(2))
                    .containsExactly("", "ab c", " \ud83d\ude00 \ufffd d");
        }

        @Test
        void thatIsNeverFinishedIsLeftAsItIs() {
            terminal.text("A pair is 220\nand 28");
            terminal.show(story.ends(new End.Voided("no reply")).entries().getLast());

            assertThat(shown()).contains("A pair is 220\n\n── no answer").doesNotContain("and 28");
        }
    }

    @Nested
    class SeveralCallsInOneReply {

        final List<Item> calls =
                List.of(
                        new Item.ToolCall("a", "python", "{\"code\": \"1\"}"),
                        new Item.ToolCall("b", "python", "{\"code\""),
                        new Item.ToolCall("c", "python", "{\"code\": \"3\"}"));

        @Test
        void areShownOneAfterTheOther() {
            var story =
                    Story.begun()
                            .replies(Finish.TOOL_CALLS, calls.toArray(Item[]::new))
                            .and(new Event.CellRan("a", "1", Story.printed("one"), "", 0))
                            .and(
                                    new Event.CallRejected(
                                            "b", "python", "The arguments are not JSON."))
                            .and(new Event.CellRan("c", "3", Story.printed("three"), "", 0));

            assertThat(entries(story))
                    .endsWith(
                            """

                            │ 1
                              one
                            » not carried out: python: The arguments are not JSON.

                            │ 3
                              three
                            """);
        }

        @Test
        void areShownAsRunWhereThatIsNotWhatWasWritten() {
            var story =
                    Story.begun()
                            .replies(
                                    Finish.TOOL_CALLS, new Item.ToolCall("b", "python", "not JSON"))
                            .and(new Event.CellRan("b", "2", Story.printed("two"), "", 0));

            assertThat(entries(story)).endsWith("──\n\n│ 2\n  two\n");
        }
    }

    private static String shown(Story story, int width) {
        var out = new StringBuilder();
        var terminal = new Terminal(out, width, false);
        terminal.open(Story.HEAD);
        story.entries().forEach(terminal::show);
        return out.toString();
    }

    private static String entries(Story story) {
        var out = new StringBuilder();
        var terminal = new Terminal(out, 80, false);
        story.entries().forEach(terminal::show);
        return out.toString();
    }

    @Test
    void aResizedTerminalGetsRowsOfItsWidthFromTheNextReplyOn() {
        var out = new StringBuilder();
        var terminal = new Terminal(out, 80, false);
        terminal.text("One ");
        terminal.resized(60);
        var story = Story.begun().thinks("", "One ").thinks("", "Two");
        story.entries().forEach(terminal::show);

        assertThat(out.toString().lines().filter(row -> row.startsWith("── ")))
                .extracting(Columns::of)
                .containsExactly(80, 60);
    }

    @Test
    void newEmojiTakeTwoColumns() {
        assertThat(Columns.of("🫨🪿🚀⌚")).isEqualTo(8);
        assertThat(Columns.of("∑√2")).isEqualTo(3);
    }
}
