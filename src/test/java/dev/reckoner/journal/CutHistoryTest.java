package dev.reckoner.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.CutHistory.Finding;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class CutHistoryTest {

    private static Event reply(long input) {
        return reply(new Usage(input, 0, 50, 0, false));
    }

    private static Event reply(Usage usage) {
        var text = new Item.Text("x".repeat(300));
        return new Event.Replied(
                new Reply(null, "m", List.of(text), Reply.Finish.STOP, usage, Delivery.NONE), null);
    }

    private static Event told(int characters) {
        return new Event.ProgramMessage(Event.Reason.REMINDER, "x".repeat(characters));
    }

    private static List<Entry> entries(Event... events) {
        var entries = new ArrayList<Entry>();
        for (Event event : events) {
            entries.add(new Entry(entries.size(), Instant.EPOCH, Duration.ZERO, event));
        }
        return entries;
    }

    @Test
    void isFoundWhereTheInputStaysTheSame() {
        assertThat(CutHistory.in(entries(reply(2_000), told(200), reply(2_000), told(200))))
                .contains(
                        new Finding(
                                2,
                                "The server counted 2000 input tokens, no more than before,"
                                        + " although the conversation had grown by 500 characters:"
                                        + " it seems to leave out its beginning. Give it a longer"
                                        + " context (Ollama: OLLAMA_CONTEXT_LENGTH)."));
    }

    @Test
    void isNotFoundWhereItGrowsOrIsNotReported() {
        var estimated = new Usage(2_000, 0, 50, 0, true);

        assertThat(CutHistory.in(entries(reply(2_000), told(200), reply(2_150)))).isEmpty();
        assertThat(CutHistory.in(entries(reply(estimated), told(200), reply(estimated)))).isEmpty();
        assertThat(CutHistory.in(entries(reply(2_000), told(50), reply(2_000)))).isEmpty();
    }

    @Test
    void isNotFoundWhereOnlyWhatTheCacheDidNotHaveIsCounted() {
        assertThat(CutHistory.in(entries(reply(2_000), told(200), reply(90)))).isEmpty();
    }

    @Test
    void isNotFoundWhereTheProgramItselfShortenedTheConversation() {
        assertThat(
                        CutHistory.in(
                                entries(
                                        reply(2_000),
                                        told(200),
                                        new Event.ContextFull("full", 0),
                                        reply(1_900))))
                .isEmpty();
    }
}
