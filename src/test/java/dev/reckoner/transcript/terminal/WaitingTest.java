package dev.reckoner.transcript.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.task.Limits;
import dev.reckoner.transcript.Story;
import dev.reckoner.transcript.TranscriptHeader;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// What the last row of a terminal shows while nothing else comes.
class WaitingTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final Screen screen = new Screen(80);
    private final Terminal terminal = new Terminal(screen, 80, true, nanos::get);
    private final Story story = Story.begun();

    private WaitingTest after(double seconds) {
        nanos.addAndGet((long) (seconds * 1e9));
        terminal.refresh();
        return this;
    }

    private void show(Story story) {
        terminal.show(story.entries().getLast());
    }

    @Test
    void isTheSandboxThatStartsThenTheModelThenItsReplyThenTheCell() {
        terminal.open(Story.HEAD);
        terminal.opening();
        after(6);
        assertThat(screen.lastRow()).isEqualTo("… step 1 · starting the sandbox · 6 s");

        terminal.opened();
        after(61);
        assertThat(screen.lastRow())
                .isEqualTo("… step 1 · waiting for script:amicable-pairs · 1 min 01 s");

        terminal.text("A pair");
        after(4);
        assertThat(screen.lastRow())
                .isEqualTo("… step 1 · script:amicable-pairs is replying · 1 min 05 s");

        terminal.calling();
        after(1);
        assertThat(screen.lastRow())
                .isEqualTo("… step 1 · script:amicable-pairs is writing a call · 1 min 06 s");

        show(
                story.replies(
                        Finish.TOOL_CALLS,
                        new Item.Text("A pair"),
                        new Item.ToolCall("c", "python", "{\"code\": \"1\"}")));
        after(12);
        assertThat(screen.lastRow()).isEqualTo("… step 1 · running Python · 12 s");

        show(story.and(new Event.CellRan("c", "1", Story.printed("1"), "1", 0)));
        show(story.told(Event.Reason.STATUS, "Used so far: 1,200 tokens."));
        after(2);
        assertThat(screen.lastRow())
                .isEqualTo("… step 2 · waiting for script:amicable-pairs · 2 s");
    }

    @Test
    void isTheNextTryCountedDownAndThenTheModelAgain() {
        terminal.opened();
        terminal.waiting("rate limited, next try in 12 s, 3 of 8", Duration.ofSeconds(12));
        after(5);
        assertThat(screen)
                .hasToString(
                        "… rate limited, next try in 12 s, 3 of 8\n… step 1 · next try in 7 s");

        after(10);
        assertThat(screen.lastRow()).isEqualTo("… step 1 · waiting for the model · 3 s");
    }

    @Test
    void isNotShownInTheFirstSecondAfterALine() {
        terminal.opened();
        after(0.9);
        assertThat(screen.lastRow()).isEmpty();

        after(0.1);
        assertThat(screen.lastRow()).isEqualTo("… step 1 · waiting for the model · 1 s");

        terminal.waiting("rate limited, next try in 12 s, 3 of 8", Duration.ofSeconds(12));
        after(0.9);
        assertThat(screen.lastRow()).isEmpty();
    }

    @Test
    void isWrittenOncePerSecond() {
        var out = new StringBuilder();
        var terminal = new Terminal(out, 80, false, nanos::get);
        terminal.opened();
        for (int tick = 0; tick < 12; tick++) {
            nanos.addAndGet(250_000_000);
            terminal.refresh();
        }

        assertThat(out)
                .hasToString(
                        """
                        \r\u001b[K… step 1 · waiting for the model · 1 s\
                        \r\u001b[K… step 1 · waiting for the model · 2 s\
                        \r\u001b[K… step 1 · waiting for the model · 3 s\
                        """);
    }

    @Test
    void givesWayToWhatIsWrittenBesideIt() {
        terminal.opened();
        after(3);

        terminal.aside(() -> screen.append("reckoner: stopping after this step\n"));
        after(0.5);
        assertThat(screen).hasToString("reckoner: stopping after this step\n");
        after(0.5);
        assertThat(screen.lastRow()).isEqualTo("… step 1 · waiting for the model · 4 s");
    }

    @Test
    void isGoneWhenNothingIsWaitedForAnyMore() {
        terminal.opened();
        after(3);
        terminal.close();
        after(3);

        assertThat(screen).hasToString("");
    }

    @Test
    void fitsIntoOneRowAndCommandsNothingHoweverTheModelIsCalled() {
        var narrow = new Screen(30);
        var terminal = new Terminal(narrow, 30, false, nanos::get);
        terminal.open(
                new TranscriptHeader(
                        "t",
                        "p",
                        "\u001b[2J\u202eevil\r" + "m".repeat(200),
                        false,
                        null,
                        "direct",
                        null,
                        "0",
                        Limits.NONE));
        terminal.opened();
        nanos.addAndGet(2_000_000_000);
        terminal.refresh();

        assertThat(narrow.lastRow()).isEqualTo("… step 1 · waiting for evil m").hasSize(29);
    }

    /// Everything that can be shown, cut anywhere, with the last row written and erased between.
    @Test
    void leavesOnTheScreenWhatIsThereWithoutIt() {
        for (int seed = 0; seed < 20; seed++) {
            var with = new Screen(60);
            var without = new Screen(60);
            play(new Terminal(with, 60, true, nanos::get), new Random(seed), true);
            play(new Terminal(without, 60, true, nanos::get), new Random(seed), false);

            assertThat(with).as("seed %d", seed).hasToString(without.toString());
        }
    }

    private void play(Terminal terminal, Random random, boolean live) {
        terminal.open(Story.HEAD);
        terminal.opening();
        tick(terminal, random, live);
        terminal.opened();
        for (Entry entry : Story.ofEverything().entries()) {
            for (String piece : pieces(entry.event())) {
                for (int from = 0; from < piece.length(); ) {
                    int to = Math.min(piece.length(), from + 1 + random.nextInt(30));
                    if (entry.event() instanceof Event.CellRan) {
                        terminal.printed(piece.substring(from, to));
                    } else {
                        terminal.text(piece.substring(from, to));
                    }
                    tick(terminal, random, live);
                    from = to;
                }
            }
            if (entry.event() instanceof Event.ProgramMessage) {
                terminal.waiting("rate limited, next try in 2 s, 1 of 8", Duration.ofSeconds(2));
            }
            tick(terminal, random, live);
            terminal.show(entry);
        }
        terminal.stopped();
        tick(terminal, random, live);
    }

    private void tick(Terminal terminal, Random random, boolean live) {
        int seconds = random.nextInt(3);
        if (live) {
            nanos.addAndGet(seconds * 1_000_000_000L);
            terminal.refresh();
        }
    }

    private static List<String> pieces(Event event) {
        return switch (event) {
            case Event.Replied(var reply, _) ->
                    reply.items().stream()
                            .filter(Item.Text.class::isInstance)
                            .map(item -> ((Item.Text) item).text())
                            .limit(1)
                            .toList();
            case Event.CellRan ran -> List.of(ran.outcome().output().printed());
            case Event.Prompted _,
                    Event.ReplyStored _,
                    Event.ReplyLost _,
                    Event.ContextFull _,
                    Event.CallRejected _,
                    Event.ProgramMessage _,
                    Event.Resumed _,
                    Event.Rebuilt _,
                    Event.Submitted _,
                    Event.Ended _,
                    Event.Valued _,
                    Event.Graded _ ->
                    List.of();
        };
    }
}
