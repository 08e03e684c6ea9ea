package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.costing;
import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.model.ContextFull;
import dev.reckoner.model.Request;
import dev.reckoner.task.Limits;
import dev.reckoner.transcript.Phrases;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

/// Near the end of the model's context, the outputs that it has seen are shortened before a request
/// is refused.
class NearContextTest {

    private static final long CONTEXT = 32_000;
    private static final int BYTES_PER_TOKEN = 4;
    private static final int WHOLE = 700;
    private static final String LONG = "1234567890 ".repeat(WHOLE);

    private final Trial trial =
            Trial.of()
                    .context(CONTEXT)
                    .outputChars(16_384)
                    .sandbox(_ -> Trial.printed(LONG))
                    .model(this::reply);

    private int replies;

    private Reply reply(Request request) {
        replies++;
        return replies == 30 || request.forced() != null
                ? costing(tokens(request), 20, submits("42"))
                : costing(tokens(request), 200, runs("x"));
    }

    private static long tokens(Request request) {
        long tokens = 0;
        for (var message : request.conversation()) {
            tokens +=
                    switch (message) {
                        case Message.User(var text) -> text.length() / BYTES_PER_TOKEN;
                        case Message.Assistant(var reply) -> reply.usage().output();
                        case ToolResult(_, _, var text) -> text.length() / BYTES_PER_TOKEN;
                    };
        }
        return tokens;
    }

    /// How many numbers each output shows.
    private static List<Integer> outputs(Request request) {
        return request.conversation().stream()
                .filter(ToolResult.class::isInstance)
                .map(result -> ((ToolResult) result).text().split("1234567890", -1).length - 1)
                .toList();
    }

    private static boolean isShortened(Request request) {
        return outputs(request).stream().anyMatch(shown -> shown < WHOLE);
    }

    @Test
    void outputsThatTheModelHasSeenAreShortenedAndTheNewestIsWhole() throws InterruptedException {
        trial.run();

        assertThat(trial.end()).isEqualTo(new End.Answered("42"));
        assertThat(trial.requests()).hasSize(30).extracting(Request::forced).containsOnlyNulls();
        var first = trial.requests().stream().filter(NearContextTest::isShortened).findFirst();
        assertThat(outputs(first.orElseThrow()))
                .hasSizeBetween(8, 14)
                .satisfies(shown -> {
                    assertThat(shown.getLast()).isEqualTo(WHOLE);
                    assertThat(shown.subList(0, shown.size() - 1)).allMatch(each -> each < 40);
                });
        assertThat(outputs(trial.requests().getLast()).getFirst())
                .as("what is shortened twice is shorter still")
                .isLessThan(10);
    }

    @Test
    void itIsSaidToTheModelAndInTheTranscript() throws InterruptedException {
        trial.run();

        assertThat(trial.entries())
                .extracting(entry -> entry.event())
                .filteredOn(event ->
                        event instanceof Event.ProgramMessage told
                                && told.reason() == Reason.SHORTENED)
                .isNotEmpty()
                .extracting(event -> ((Event.ProgramMessage) event).text())
                .allMatch(text -> text.startsWith(ModelMessages.SHORTENED + "\n\nUsed so far: "));
        assertThat(Phrases.contextFull(new Event.ContextFull("", 8_192)))
                .isEqualTo(
                        "The model's context of 8,192 tokens is full; outputs of cells are"
                                + " shortened in the next request.");
    }

    @Test
    void repliesAndTheJournalStayAsTheyAre() throws InterruptedException {
        trial.run();

        assertThat(trial.entries())
                .extracting(entry -> entry.event())
                .filteredOn(Event.CellRan.class::isInstance)
                .allMatch(event -> ((Event.CellRan) event).told().equals(LONG.strip()));
        var replies =
                trial.entries().stream()
                        .filter(entry -> entry.event() instanceof Event.Replied)
                        .map(entry -> ((Event.Replied) entry.event()).reply())
                        .toList();
        for (var request : trial.requests()) {
            var said =
                    request.conversation().stream()
                            .filter(Message.Assistant.class::isInstance)
                            .map(message -> ((Message.Assistant) message).reply())
                            .toList();
            assertThat(said).isEqualTo(replies.subList(0, said.size()));
        }
    }

    @Test
    void theCacheOfTheProviderMissesOnlyWhereOutputsAreShortened() throws InterruptedException {
        trial.run();

        long misses = 0;
        for (int i = 1; i < trial.requests().size(); i++) {
            var before = trial.requests().get(i - 1).conversation();
            var after = trial.requests().get(i).conversation();
            misses += after.subList(0, before.size()).equals(before) ? 0 : 1;
        }
        assertThat(misses).isPositive().isEqualTo(shortenings());
    }

    private long shortenings() {
        return trial.entries().stream()
                .filter(entry ->
                        entry.event() instanceof Event.ProgramMessage told
                                && told.reason() == Reason.SHORTENED)
                .count();
    }

    @Test
    void withoutAKnownContextNothingIsShortened() throws InterruptedException {
        var attempt =
                Trial.of()
                        .outputChars(16_384)
                        .sandbox(_ -> Trial.printed(LONG))
                        .model(this::reply)
                        .run();

        assertThat(attempt.requests()).noneMatch(NearContextTest::isShortened);
    }

    /// With outputs of any length, in a context of any length, an attempt comes to its submission
    /// without a refusal, and within its limit on tokens.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noRequestIsRefused(int seed) throws InterruptedException {
        var random = new Random(seed);
        long context = 12_000 + random.nextInt(100_000);
        var attempt =
                Trial.of()
                        .context(context)
                        .outputChars(16_384)
                        .limits(Limits.NONE.tokens(2_000_000).modelCalls(40))
                        .sandbox(_ -> Trial.printed("x ".repeat(1 + random.nextInt(12_000))))
                        .model(request -> {
                            if (tokens(request) + request.outputCap() > context) {
                                throw new ContextFull("full", 400, "full", context);
                            }
                            long output = 1 + random.nextLong(Math.min(900, request.outputCap()));
                            return costing(
                                    tokens(request),
                                    output,
                                    request.forced() == null ? runs("x") : submits("42"));
                        })
                        .run();

        assertThat(attempt.entries())
                .extracting(entry -> entry.event())
                .noneMatch(Event.ContextFull.class::isInstance);
        assertThat(attempt.end()).isEqualTo(new End.Answered("42"));
    }
}
