package dev.reckoner.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Delivery.Drift;
import dev.reckoner.conversation.Delivery.Replayed;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.task.Limits;
import dev.reckoner.transcript.terminal.Terminal;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Transcripts of an attempt whose replies are a recording.
class ReplayedTest {

    private static final Instant RECORDED = Instant.parse("2026-11-24T23:59:00Z");

    private static final TranscriptHeader HEAD =
            new TranscriptHeader(
                    "Six",
                    "What is 6 * 7?",
                    "o3-mini",
                    false,
                    RECORDED,
                    "session",
                    null,
                    "0.1.0",
                    Limits.NONE);

    private static List<Entry> entries() {
        var delivery =
                new Delivery(
                        Duration.ZERO,
                        null,
                        1,
                        List.of(),
                        null,
                        new Replayed(RECORDED, List.of(new Drift("call-1", "\"<b>1\"", "\"2\""))));
        var reply =
                new Reply(
                        null,
                        "o3-mini",
                        List.of(new Item.Text("It is 42.")),
                        Reply.Finish.STOP,
                        new Usage(1_000, 0, 200, 0, false),
                        delivery);
        return Story.begun().and(new Event.Replied(reply, new BigDecimal("0.0012"))).entries();
    }

    @Test
    void theTerminalSaysSoAndWhatDrifted() {
        var out = new StringBuilder();
        var terminal = new Terminal(out, 80, false);
        terminal.open(HEAD);
        entries().forEach(terminal::show);

        assertThat(out.toString())
                .isEqualTo(
                        """
                        Six
                        o3-mini · session · no tools
                        The replies in this transcript are a recording of o3-mini from 2026-11-24,
                        replayed; their cost was paid then. The cells were run anew.

                        What is 6 * 7?

                        ── step 1 · 1,200 tokens · $0.0012 when recorded · 1.0 s ───────────────────────

                        It is 42.
                        ≠ The recorded model was shown another output: recorded "<b>1", now "2".
                        """);
    }

    @Test
    void soDoesMarkdown() {
        assertThat(Markdown.of(HEAD, entries()))
                .contains(
                        "> **The replies in this transcript are a recording of o3-mini from"
                                + " 2026-11-24, replayed; their cost was paid then. The cells were"
                                + " run anew.**",
                        "*The recorded model was shown another output: recorded \"&lt;b>1\", now"
                                + " \"2\".*",
                        "| $0.0012 when recorded |");
    }

    @Test
    void theNotebookHasNoMoneyOfThisRun() {
        var metadata = Notebook.of(HEAD, entries()).at("/metadata/reckoner");

        assertThat(metadata.path("recorded").asText()).isEqualTo("2026-11-24T23:59:00Z");
        assertThat(metadata.path("usd_when_recorded").asDouble()).isEqualTo(0.0012);
        assertThat(metadata.has("usd")).isFalse();
    }
}
