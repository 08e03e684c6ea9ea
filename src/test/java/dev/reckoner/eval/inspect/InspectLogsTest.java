package dev.reckoner.eval.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.reckoner.cli.Console;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

class InspectLogsTest {

    /// Inspect writes `NaN` for what is not scored, which is no JSON.
    private static final JsonMapper LENIENT =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private static final String HOSTILE_ID = "etc-passwd-b-3389e644";

    @TempDir private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Evaluation evaluation;

    @BeforeEach
    void anEvaluation() throws IOException {
        evaluation = RecordedEvaluation.in(folder);
    }

    private JsonNode document() throws IOException {
        Path file = folder.resolve("log.json");
        InspectLogs.write(evaluation, file);
        return LENIENT.readTree(file.toFile());
    }

    private JsonNode sample(String problem, int epoch) throws IOException {
        for (JsonNode sample : document().get("samples")) {
            if (sample.at("/metadata/problem").asText().equals(problem)
                    && sample.get("epoch").asInt() == epoch) {
                return sample;
            }
        }
        throw new AssertionError(problem);
    }

    private static List<String> texts(JsonNode nodes, String field) {
        var texts = new ArrayList<String>();
        nodes.forEach(node -> texts.add(node.path(field).asText()));
        return texts;
    }

    @Test
    void anArchiveHasTheEntriesThatInspectWrites() throws IOException {
        Path file = folder.resolve("log.eval");

        assertThat(InspectLogs.write(evaluation, file)).containsExactly(file);

        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .containsExactly(
                            "_journal/start.json",
                            "samples/" + HOSTILE_ID + "_epoch_1.json",
                            "samples/limit_epoch_1.json",
                            "samples/sum_epoch_1.json",
                            "samples/" + HOSTILE_ID + "_epoch_2.json",
                            "samples/limit_epoch_2.json",
                            "samples/sum_epoch_2.json",
                            "_journal/summaries/1.json",
                            "summaries.json",
                            "reductions.json",
                            "header.json");
        }
    }

    @Test
    void aDocumentHasItsFieldsInTheOrderOfTheFormat() throws IOException {
        assertThat(document().fieldNames())
                .toIterable()
                .containsExactly(
                        "version",
                        "status",
                        "eval",
                        "plan",
                        "results",
                        "stats",
                        "samples",
                        "reductions");
    }

    @Test
    void theResultsAreTheMeanOverProblemsOfWhatIsKnown() throws IOException {
        var results = document().get("results");

        assertThat(results.at("/scores/0/metrics/accuracy/value").asDouble()).isEqualTo(0.5);
        assertThat(results.at("/scores/0/metrics/stderr/value").asDouble()).isZero();
        assertThat(results.at("/scores/0/scored_samples").asInt()).isEqualTo(2);
        assertThat(results.at("/scores/0/unscored_samples").asInt()).isEqualTo(1);
        assertThat(results.get("metadata"))
                .hasToString(
                        "{\"accuracy_lowest\":0.3333333333333333,\"accuracy_highest\":0.6666666666666666,\"correct\":2,\"wrong\":2,\"undecided\":1,\"voided\":1,\"unfinished\":0}");
    }

    @Test
    void whatIsUndecidedIsUnscoredAndWhatIsVoidedIsAnError() throws IOException {
        var undecided = sample(RecordedEvaluation.HOSTILE, 1).at("/scores/reckoner");
        var voided = sample(RecordedEvaluation.HOSTILE, 2);

        assertThat(undecided.get("value").doubleValue()).isNaN();
        assertThat(undecided.get("reason").asText()).isEqualTo("scoring_failed");
        assertThat(voided.has("scores")).isFalse();
        assertThat(voided.at("/error/message").asText()).isEqualTo("no server");
    }

    @Test
    void theConversationIsThatOfTheJournal() throws IOException {
        var messages = sample("sum", 1).get("messages");

        assertThat(texts(messages, "role"))
                .containsExactly("user", "assistant", "tool", "user", "assistant");
        assertThat(texts(messages.at("/1/content"), "type")).containsExactly("reasoning", "text");
        assertThat(messages.at("/1/tool_calls/0"))
                .hasToString(
                        "{\"id\":\"call_1\",\"function\":\"python\",\"arguments\":{\"code\":\"1 +"
                                + " 1\"},\"type\":\"function\"}");
        assertThat(messages.at("/2/tool_call_id").asText()).isEqualTo("call_1");
        assertThat(messages.toString()).doesNotContain("secret");
    }

    @Test
    void callsThatCannotBeReadAndCellsThatFailAreErrorsOfTheirTools() throws IOException {
        var sample = sample("sum", 2);

        assertThat(sample.at("/messages/1/tool_calls/0/parse_error").asText())
                .isEqualTo("no JSON object: {not JSON");
        assertThat(texts(sample.get("events"), "event"))
                .containsExactly(
                        "model", "tool", "model", "tool", "model", "info", "info", "info", "score");
        assertThat(sample.at("/events/1/error/type").asText()).isEqualTo("parsing");
        assertThat(sample.at("/events/3/error/type").asText()).isEqualTo("timeout");
        assertThat(sample.at("/messages/5/content/0/text").asText())
                .isEqualTo("It is \\boxed{3}. ?");
    }

    @Test
    void aLimitIsNamedUnlessTheAttemptWentOn() throws IOException {
        assertThat(sample("limit", 1).get("limit"))
                .hasToString("{\"type\":\"token\",\"limit\":1000,\"reason\":\"out_of_tokens\"}");
        assertThat(sample("limit", 2).has("limit")).isFalse();
    }

    @Test
    void anOutputThatBelongsToNoCallIsAMessageToTheModel() throws IOException {
        assertThat(texts(sample("limit", 2).get("messages"), "role"))
                .containsExactly("user", "assistant", "user", "assistant");
    }

    @Test
    void inputAndCachedInputAreApart() throws IOException {
        assertThat(document().at("/stats/model_usage/o3-mini"))
                .hasToString(
                        "{\"input_tokens\":720,\"output_tokens\":240,\"total_tokens\":1440,"
                                + "\"input_tokens_cache_read\":480,\"reasoning_tokens\":180,"
                                + "\"total_cost\":0.012}");
    }

    @Test
    void anEvaluationThatLacksAttemptsIsCancelled() throws IOException {
        assertThat(document().get("status").asText()).isEqualTo("success");

        var rows = evaluation.rows();
        evaluation = new Evaluation(folder, evaluation.record(), rows.subList(0, 5));

        assertThat(document().get("status").asText()).isEqualTo("cancelled");
        assertThat(document().at("/results/total_samples").asInt()).isEqualTo(6);
    }

    @Test
    void ofAnArmWithoutAttemptsNothingIsKnown() throws IOException {
        evaluation = new Evaluation(folder, evaluation.record(), List.of());

        var metadata = document().at("/results/metadata");

        assertThat(metadata.get("accuracy_lowest").asDouble()).isZero();
        assertThat(metadata.get("accuracy_highest").asDouble()).isEqualTo(1);
    }

    @Nested
    class SeveralArms {

        @BeforeEach
        void twice() {
            var record = evaluation.record();
            evaluation =
                    new Evaluation(
                            folder,
                            new EvaluationRecord(
                                    record.id(),
                                    record.program(),
                                    record.started(),
                                    record.name(),
                                    record.data(),
                                    List.of(
                                            RecordedEvaluation.ARM,
                                            new Arm("o3-mini", null, "direct", false, null)),
                                    record.samples(),
                                    record.scripted(),
                                    record.attempt(),
                                    record.run(),
                                    record.sandbox()),
                            evaluation.rows());
        }

        @Test
        void haveALogEachInADirectory() throws IOException {
            assertThat(InspectLogs.write(evaluation, folder.resolve("new/logs")))
                    .hasSize(2)
                    .allSatisfy(file ->
                            assertThat(file.getFileName().toString())
                                    .matches(
                                            "2026-11-27T12-00-00-000-00-00_sums_[0-9a-f]{22}.eval"));
        }

        @Test
        void areNotOneFile() {
            assertThatThrownBy(() -> InspectLogs.write(evaluation, folder.resolve("a.eval")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(
                            "a.eval is one log, and the evaluation has 2 arms with a log each");
        }
    }

    @Nested
    class TheCommand {

        @Test
        void writesIntoTheDirectoryOfTheEvaluation() throws IOException {
            var ran = Console.run("report", folder.toString(), "--to", "inspect");

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.err()).startsWith("reckoner: a log is " + folder.resolve("inspect"));
            try (var logs = Files.list(folder.resolve("inspect"))) {
                assertThat(logs).hasSize(1);
            }
        }

        @Test
        void writesADocumentWhereTheFileSaysSo() throws IOException {
            Path file = folder.resolve("2026-11-27T12-00-00_sums.json");

            var ran =
                    Console.run(
                            "report",
                            folder.toString(),
                            "--to",
                            "inspect",
                            "--out",
                            file.toString());

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(LENIENT.readTree(file.toFile()).get("version").asInt()).isEqualTo(2);
        }

        @Test
        void saysWhichAttemptCannotBeRead() throws IOException {
            Path run = folder.resolve(evaluation.rows().getFirst().directory()).resolve("run.json");
            Files.delete(run);

            var refused = Console.run("report", folder.toString(), "--to", "inspect");

            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.err()).contains("is not a run: it has no run.json");
            assertThat(folder.resolve("inspect")).isEmptyDirectory();
        }
    }
}
