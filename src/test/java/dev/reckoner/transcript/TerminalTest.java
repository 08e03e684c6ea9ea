package dev.reckoner.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.journal.Item;
import dev.reckoner.journal.Reply.Finish;
import dev.reckoner.sandbox.Shown;
import dev.reckoner.sandbox.State;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
                                new Event.Ran(
                                        "c",
                                        "print(1)\n\n2",
                                        Story.completed("1\n", new Shown(true, "2", Map.of())),
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
                        cached, 400 out) · $0.0024 · 6.0 s
                        """);
    }

    @Test
    void isColouredOnlyIfTold() {
        assertThat(shown(Story.ofEverything(), 80)).doesNotContain("\u001b");

        var out = new StringBuilder();
        new Terminal(out, 80, true).waiting("rate limited, next try in 12 s, 3 of 8");
        assertThat(out)
                .hasToString("\u001b[33m… rate limited, next try in 12 s, 3 of 8\u001b[0m\n");
    }

    @Test
    void fitsItsWidthButForCode() {
        assertThat(shown(Story.ofEverything(), 80).lines().filter(line -> !line.startsWith("│")))
                .allMatch(line -> Wrap.columns(line) <= 80);
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
                                                    Story.timedOut("so far", State.ROLLED_BACK))))
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
                            .and(new Event.Ran("a", "1", Story.printed("one"), "", 0))
                            .and(new Event.Refused("b", "python", "The arguments are not JSON."))
                            .and(new Event.Ran("c", "3", Story.printed("three"), "", 0));

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
                            .and(new Event.Ran("b", "2", Story.printed("two"), "", 0));

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
}
