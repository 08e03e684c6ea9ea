package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.forcing;
import static dev.reckoner.model.Requests.json;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.said;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.Faults.error;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.says;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.model.ContextFull;
import dev.reckoner.model.Listener;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.openai.dialect.ForcedTool;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.task.Effort;
import dev.reckoner.testing.openai.Habit;
import dev.reckoner.testing.openai.ModelCard;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a server refuses of a request is left out, remembered and said once.
class NegotiationTest {

    private final List<String> words = new ArrayList<>();
    private final Listener listener =
            new Listener() {
                @Override
                public void waiting(String said, Duration time) {
                    words.add(said.replaceFirst("^http\\S+ ", ""));
                }
            };
    private final FakeTiming time = new FakeTiming();

    private static OpenAiServer server(UnaryOperator<ModelCard> card, Turn... turns) {
        return scripted(turns).onlyModels(card.apply(ModelCard.compatible("m"))).start();
    }

    private OpenAiClient chat(OpenAiServer server, Dialect dialect) {
        return new ChatSettings(Effort.HIGH, dialect)
                .over(line(server.url(), null, "m", time, true));
    }

    private OpenAiClient responses(OpenAiServer server, Dialect dialect) {
        return new ResponsesSettings(Effort.HIGH, dialect)
                .over(line(server.url(), null, "m", time, true));
    }

    private Reply ask(OpenAiClient model, Request request) throws InterruptedException {
        return model.reply(request, listener);
    }

    private static boolean has(JsonNode body, String field) {
        return !body.at("/" + field.replace('.', '/')).isMissingNode();
    }

    @Test
    void theSameRequestOfAnAttemptIsOneToTheServerInAnyProcess() throws InterruptedException {
        try (var server = server(card -> card, says("1"), says("2"))) {
            var one = ask(chat(server, Dialect.COMPATIBLE), of("one"));
            var again = ask(chat(server, Dialect.COMPATIBLE), of("one"));
            var other = ask(chat(server, Dialect.COMPATIBLE), of("other"));

            assertThat(List.of(one.text(), again.text(), other.text()))
                    .containsExactly("1", "1", "2");
            assertThat(server.ledger().charges()).hasSize(2);
        }
    }

    private static Request of(String attempt) {
        var request = asking(user("Go."));
        return new Request(
                request.conversation(),
                request.tools(),
                request.forced(),
                request.outputCap(),
                request.within(),
                attempt,
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream_options", "reasoning_effort"})
    void aParameterOfAChatThatIsRefusedIsLeftOutFromThenOn(String field)
            throws InterruptedException {
        try (var server = server(card -> card.refusing(field), says("1"), says("2"))) {
            var model = chat(server, Dialect.COMPATIBLE);

            var first = ask(model, asking(user("Go.")));
            var second = ask(model, asking(user("Go.")));

            assertThat(first.text()).isEqualTo("1");
            assertThat(second.text()).isEqualTo("2");
            assertThat(server.bodies())
                    .extracting(body -> has(body, field))
                    .containsExactly(true, false, false);
            String told = "does not take '%s', asked again without it".formatted(field);
            assertThat(words).containsExactly(told);
            assertThat(first.delivery().repairs()).containsExactly("the server " + told);
            assertThat(second.delivery().repairs()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include",
                "store",
                "prompt_cache_key",
                "reasoning.summary",
                "reasoning.effort",
                "reasoning"
            })
    void aParameterOfAResponseThatIsRefusedIsLeftOutFromThenOn(String field)
            throws InterruptedException {
        try (var server = server(card -> card.refusing(field), says("1"), says("2"))) {
            var model = responses(server, Dialect.OPEN_AI);

            assertThat(ask(model, asking(user("Go."))).text()).isEqualTo("1");
            assertThat(ask(model, asking(user("Go."))).text()).isEqualTo("2");

            assertThat(server.bodies())
                    .extracting(body -> has(body, field))
                    .containsExactly(true, false, false);
            assertThat(words)
                    .containsExactly("does not take '%s', asked again without it".formatted(field));
        }
    }

    @Test
    void strictIsLeftOutOfTools() throws InterruptedException {
        try (var server = server(card -> card.refusing("tools.strict"), says("1"))) {
            ask(responses(server, Dialect.OPEN_AI), asking(user("Go.")));

            assertThat(server.bodies())
                    .extracting(body -> body.path("tools").findValues("strict").size())
                    .containsExactly(2, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"max_completion_tokens, max_tokens", "max_tokens, max_completion_tokens"})
    void theOutputCapHasItsOtherName(String refused, String other) throws InterruptedException {
        var dialect = new Dialect(ForcedTool.REQUIRED, refused.equals("max_tokens"));
        try (var server = server(card -> card.refusing(refused), says("1"))) {
            ask(chat(server, dialect), asking(user("Go.")));

            assertThat(server.bodies().getLast().path(other).asLong()).isEqualTo(5000);
            assertThat(words)
                    .containsExactly(
                            "does not take '%s', asked again with '%s'".formatted(refused, other));
        }
    }

    @Test
    void aServerThatTakesNeitherNameOfTheCapIsNotAskedWithoutACap() {
        try (var server = server(card -> card.refusing("max_tokens", "max_completion_tokens"))) {
            assertThatThrownBy(() -> ask(chat(server, Dialect.COMPATIBLE), asking(user("Go."))))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("max_tokens");
        }
    }

    @Test
    void aFieldThatACatalogueFileAddsAndTheServerRefusesIsNotSentAgain() {
        ObjectNode extra = Json.MAPPER.createObjectNode().put("store", true);
        var dialect = new Dialect(ForcedTool.NAMED, false, Set.of(), extra);
        try (var server = server(card -> card.refusing("store"), says("1"))) {
            assertThatThrownBy(() -> ask(responses(server, dialect), asking(user("Go."))))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("store");

            assertThat(server.bodies()).hasSize(1);
            assertThat(words).isEmpty();
        }
    }

    @Test
    void aTimeLongerThanACenturyIsTaken() throws InterruptedException {
        var request = asking(user("Go."));
        try (var server = server(card -> card, says("1"))) {
            var reply =
                    ask(
                            chat(server, Dialect.COMPATIBLE),
                            new Request(
                                    request.conversation(),
                                    request.tools(),
                                    null,
                                    request.outputCap(),
                                    Duration.ofDays(200_000)));

            assertThat(reply.text()).isEqualTo("1");
        }
    }

    @Test
    void severalRefusalsOfOneRequestAreRepairedOneAfterTheOther() throws InterruptedException {
        try (var server =
                server(
                        card ->
                                card.refusing(
                                        "stream_options",
                                        "reasoning_effort",
                                        "max_completion_tokens"),
                        says("1"))) {
            assertThat(ask(chat(server, Dialect.COMPATIBLE), asking(user("Go."))).text())
                    .isEqualTo("1");
            assertThat(words).hasSize(3);
        }
    }

    @Test
    void aReplyWithToolsIsNotStreamedWhereThatIsRefused() throws InterruptedException {
        try (var server =
                server(card -> card.with(Habit.REFUSES_STREAMED_TOOLS), python("1"), says("2"))) {
            var model = chat(server, Dialect.COMPATIBLE);

            assertThat(ask(model, asking(user("Go."))).calls()).hasSize(1);
            assertThat(server.bodies())
                    .extracting(body -> body.path("stream").asBoolean())
                    .containsExactly(true, false);
            assertThat(words)
                    .containsExactly("does not stream this reply, asked again without streaming");
        }
    }

    @Test
    void reasoningThatIsRefusedInTheNextRequestIsLeftOut() throws InterruptedException {
        var call = new Item.ToolCall("c", "python", "{}");
        var thought = new Item.Reasoning("Hm.", "{\"chat\": {\"reasoning_content\": \"Hm.\"}}");
        var request = asking(user("Go."), said(thought, call), new ToolResult("c", "python", "1"));
        try (var server = server(card -> card.with(Habit.REFUSES_REASONING_BACK), says("1"))) {
            ask(chat(server, Dialect.COMPATIBLE), request);

            assertThat(server.bodies())
                    .extracting(body -> body.findValues("reasoning_content").size())
                    .containsExactly(1, 0);
            assertThat(words)
                    .containsExactly("does not take 'reasoning_content', asked again without it");
        }
    }

    @Nested
    class AnEntryOfTheCatalogue {

        @TempDir private Path folder;

        private Dialect dialect(Dialect usual, String fields) throws IOException {
            Path file = folder.resolve("models.json");
            Files.writeString(file, "{\"models\": [{\"id\": \"m\", %s}]}".formatted(fields));
            return usual.forModel(Catalogue.own().plus(file).find("m").orElseThrow());
        }

        @ParameterizedTest
        @ValueSource(strings = {"stream_options", "reasoning_effort", "stream", "tool_choice"})
        void omitsWhatItNamesFromChats(String field) throws IOException, InterruptedException {
            var dialect = dialect(Dialect.OPEN_AI, "\"omit\": [\"%s\"]".formatted(field));
            try (var server = server(card -> card, says("1"))) {
                ask(chat(server, dialect), forcing("submit_answer", user("Go.")));

                assertThat(server.bodies().getFirst().path(field).asBoolean(false)).isFalse();
                assertThat(words).isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"include", "store", "reasoning", "reasoning.summary", "strict"})
        void omitsWhatItNamesFromResponses(String field) throws IOException, InterruptedException {
            var dialect = dialect(Dialect.OPEN_AI, "\"omit\": [\"%s\"]".formatted(field));
            try (var server = server(card -> card, says("1"))) {
                ask(responses(server, dialect), asking(user("Go.")));

                assertThat(server.bodies().getFirst().findValues(field)).isEmpty();
            }
        }

        @Test
        void addsFieldsToTheBody() throws IOException, InterruptedException {
            var dialect =
                    dialect(
                            Dialect.COMPATIBLE,
                            "\"extra_body\": {\"temperature\": 0.6, \"top_p\": 0.95}");
            try (var server = server(card -> card, says("1"), says("2"))) {
                var model = chat(server, dialect);
                ask(model, asking(user("Go.")));
                ask(model, asking(user("Go.")));

                assertThat(server.bodies())
                        .extracting(body -> body.path("temperature").asDouble())
                        .containsExactly(0.6, 0.6);
            }
        }

        @Test
        void canForbidToForceATool() throws IOException, InterruptedException {
            var dialect = dialect(Dialect.OPEN_AI, "\"forced_tool\": false");
            try (var server = server(card -> card, submits("42"))) {
                ask(chat(server, dialect), forcing("submit_answer", user("Go.")));

                var body = server.bodies().getFirst();
                assertThat(body.has("tool_choice")).isFalse();
                assertThat(body.path("tools").findValuesAsText("name"))
                        .containsExactly("submit_answer");
            }
        }
    }

    @Nested
    class AForcedTool {

        private List<String> choices(OpenAiServer server) {
            return server.bodies().stream()
                    .map(body -> body.path("tool_choice"))
                    .map(choice -> choice.isObject() ? "named" : choice.asText("none"))
                    .toList();
        }

        private List<String> submitting(OpenAiClient model, OpenAiServer server)
                throws InterruptedException {
            var request = forcing("submit_answer", user("Now."));
            assertThat(ask(model, request).calls()).hasSize(1);
            assertThat(ask(model, request).calls()).hasSize(1);
            return choices(server);
        }

        @Test
        void isRequiredWhereItCannotBeNamed() throws InterruptedException {
            try (var server =
                    server(
                            card -> card.with(Habit.REFUSES_A_NAMED_TOOL),
                            submits("42"),
                            submits("42"))) {
                assertThat(submitting(chat(server, Dialect.OPEN_AI), server))
                        .containsExactly("named", "required", "required");
                assertThat(words)
                        .containsExactly(
                                "does not let a request name the tool to call, asked again with"
                                        + " that tool alone");
            }
        }

        @Test
        void isTheOnlyOneOnOfferWhereNoneCanBeForced() throws InterruptedException {
            try (var server =
                    server(
                            card -> card.with(Habit.REFUSES_A_FORCED_TOOL),
                            submits("42"),
                            submits("42"))) {
                assertThat(submitting(responses(server, Dialect.OPEN_AI), server))
                        .containsExactly("named", "required", "none", "none");
                assertThat(server.bodies().getLast().path("tools").findValuesAsText("name"))
                        .containsExactly("submit_answer");
            }
        }

        @ParameterizedTest(name = "streamed: {0}")
        @ValueSource(booleans = {true, false})
        void isOnlyOfferedWhereItBreaksTheServer(boolean streamed) throws InterruptedException {
            try (var server =
                    server(
                            card -> card.with(Habit.CRASHES_ON_A_FORCED_TOOL),
                            submits("42"),
                            submits("42"))) {
                var model =
                        new ChatSettings(null, Dialect.COMPATIBLE)
                                .over(line(server.url(), null, "m", time, streamed));

                assertThat(submitting(model, server)).containsExactly("required", "none", "none");
                assertThat(words)
                        .containsExactly(
                                "cannot be forced to call a tool, asked again with that tool alone"
                                        + " on offer");
            }
        }

        /// A shorter conversation can still be taken with it.
        @Test
        void isNotWhatIsRefusedWhereTheContextIsFull() throws InterruptedException {
            var full = error(500, "x", null, "The prompt exceeds the available context size.");
            try (var server = server(card -> card, full, submits("42"))) {
                var model = chat(server, Dialect.COMPATIBLE);
                var request = forcing("submit_answer", user("Now."));

                assertThatThrownBy(() -> ask(model, request)).isInstanceOf(ContextFull.class);
                assertThat(ask(model, request).calls()).hasSize(1);
                assertThat(choices(server)).containsExactly("required", "required");
            }
        }

        @Test
        void isAskedForInTheNextWayWhereTheServerIgnoredIt() throws InterruptedException {
            try (var server = server(card -> card, says("42."), says("42."), submits("42"))) {
                var model = chat(server, Dialect.OPEN_AI);
                var request = forcing("submit_answer", user("Now."));
                ask(model, request);
                ask(model, request);
                ask(model, request);

                assertThat(choices(server)).containsExactly("named", "required", "none");
                assertThat(words).isEmpty();
            }
        }
    }

    @Test
    void whatWasLearnedIsPartOfTheSettings() throws InterruptedException {
        try (var server = server(card -> card.refusing("stream_options"), says("1"))) {
            var model = chat(server, Dialect.COMPATIBLE);
            ask(model, asking(user("Go.")));

            assertThat(((ChatSettings) model.settings()).dialect().omit())
                    .containsExactly("stream_options");
        }
    }

    @Test
    void theSettingsOfAnOlderRecordingAreRead() throws IOException {
        assertThat(
                        Json.MAPPER.treeToValue(
                                json(
                                        """
                                        {"api": "chat", "dialect": {"named_tool": true, "old_cap": true}}\
                                        """),
                                ApiSettings.class))
                .isEqualTo(new ChatSettings(null, new Dialect(ForcedTool.NAMED, true)));
        assertThat(
                        Json.MAPPER.treeToValue(
                                json("{\"api\": \"responses\", \"carry\": \"ENCRYPTED\"}"),
                                ApiSettings.class))
                .isEqualTo(new ResponsesSettings(null));
    }
}
