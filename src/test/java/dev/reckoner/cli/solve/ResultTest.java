package dev.reckoner.cli.solve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.Solution;
import dev.reckoner.cli.JsonPage;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.Shortage;
import dev.reckoner.json.Json;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.task.PythonMode;
import dev.reckoner.transcript.Story;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class ResultTest {

    private static Run run(@Nullable Instant recorded) {
        return new Run(
                "0.1.0",
                Instant.EPOCH,
                new Problem("sum", "What is 6 * 7?"),
                "o3-mini",
                false,
                recorded,
                Effort.HIGH,
                "direct",
                AnswerForm.ANY,
                PythonMode.NONE,
                null,
                Limits.NONE,
                Limits.NONE,
                Duration.ofSeconds(60),
                16_384,
                null,
                null,
                new Run.Source("http://localhost:11434/v1", "chat", null),
                null);
    }

    private static JsonNode written(Story story, @Nullable Instant recorded) {
        return Json.MAPPER.valueToTree(
                Result.of(new Solution(story.entries(), Path.of("runs/sum")), run(recorded)));
    }

    private static Story replayed() {
        var delivery =
                new Delivery(
                        Duration.ZERO,
                        null,
                        1,
                        List.of(),
                        null,
                        new Delivery.Replayed(Instant.EPOCH, List.of()));
        var reply =
                new Reply(
                        null,
                        "o3-mini",
                        List.of(new Item.Text("It is 42.")),
                        Reply.Finish.STOP,
                        new Usage(1_000, 300, 200, 150, false),
                        delivery);
        return Story.begun()
                .and(new Event.Replied(reply, new BigDecimal("0.0012")))
                .ends(new End.Answered("42"));
    }

    @Test
    void hasTheDocumentedFieldsAndNoOthersHoweverItEnded() {
        var ends =
                List.of(
                        written(replayed(), Instant.EPOCH),
                        written(Story.begun().says("hm"), null),
                        written(Story.begun().ends(new End.GaveUp("five in a row")), null),
                        written(Story.begun().ends(new End.Voided("no sandbox")), null),
                        written(graded(), null),
                        written(outOfTokens(), null));

        assertThat(JsonPage.of("reckoner solve --json").differences(ends)).isEmpty();
    }

    private static Story graded() {
        return Story.begun()
                .ends(new End.Answered("42"))
                .and(
                        new Event.Graded(
                                "41", "integer", "wrong", "exact-number", "42 is not 41", null));
    }

    private static Story outOfTokens() {
        return Story.begun()
                .ends(
                        new End.OutOf(
                                Limits.Kind.TOKENS,
                                new Shortage.OfLimit(
                                        new BigDecimal("1000"),
                                        new BigDecimal("10"),
                                        new BigDecimal("500"))));
    }

    @Test
    void saysWhyThereIsNoAnswerAndWhatHelps() {
        var result = written(outOfTokens(), null);

        assertThat(result.get("why").asText())
                .isEqualTo(
                        "out of tokens. The next call needed room for 500 tokens, and 10 of 1,000"
                                + " were left.");
        assertThat(result.get("remedy").get(0).asText()).isEqualTo("use --max-tokens 1490 or more");
        assertThat(written(Story.begun().says("hm"), null).get("end").asText())
                .isEqualTo("interrupted");
    }

    @Test
    void countsTheTokensByKind() {
        var result = written(replayed(), Instant.EPOCH);

        assertThat(
                        List.of(
                                result.get("tokens").asInt(),
                                result.get("input_tokens").asInt(),
                                result.get("cached_tokens").asInt(),
                                result.get("output_tokens").asInt(),
                                result.get("reasoning_tokens").asInt()))
                .containsExactly(1_200, 1_000, 300, 200, 150);
    }
}
