package dev.reckoner.model.select;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.fails;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Delivery.Replayed;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Message.Assistant;
import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.Run;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Price;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.openai.ChatCompletionsModel;
import dev.reckoner.model.openai.OpenAiClient;
import dev.reckoner.model.openai.RedactingModel;
import dev.reckoner.model.openai.ResponsesModel;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.task.Effort;
import dev.reckoner.testing.openai.Faults;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A conversation is recorded at a server, and had again when the server is gone.
class ReplayTest {

    private static final String KEY = "sk-canary-0123456789";
    private static final Price PRICE =
            new Price(new BigDecimal("1.10"), new BigDecimal("0.55"), new BigDecimal("4.40"));

    @TempDir private Path folder;

    private final FakeTiming timing = new FakeTiming();

    /// How the model is spoken to.
    enum Way {
        CHAT,
        CHAT_STREAMED,
        RESPONSES,
        RESPONSES_STREAMED;

        OpenAiClient over(Endpoint line) {
            return this == CHAT || this == CHAT_STREAMED
                    ? new ChatCompletionsModel(line, new ChatSettings(Effort.HIGH, Dialect.OPEN_AI))
                    : new ResponsesModel(line, new ResponsesSettings(Effort.HIGH));
        }

        boolean streamed() {
            return this == CHAT_STREAMED || this == RESPONSES_STREAMED;
        }
    }

    private Path cassette() {
        return folder.resolve("a.cassette");
    }

    private SelectedModel recorded(OpenAiServer server, Way way) {
        return chosen(way.over(line(server.url(), KEY, "o3-mini", timing, way.streamed())))
                .recordedIn(cassette());
    }

    private static SelectedModel chosen(Model model) {
        return new SelectedModel(
                model, ModelFacts.of(PRICE, 200_000L, 100_000L), false, "o3-mini there", List.of());
    }

    private Model replayed() {
        return SelectedModel.cassette(cassette(), null, timing.timing()).model();
    }

    /// What was heard of a conversation, and its replies.
    private record Conversation(List<String> result, List<Reply> replies) {

        static Conversation with(Model model, String output) throws InterruptedException {
            var result = new ArrayList<String>();
            var listener =
                    new Listener() {
                        @Override
                        public void text(String piece) {
                            result.add("text: " + piece);
                        }

                        @Override
                        public void reasoning(String piece) {
                            result.add("reasoning: " + piece);
                        }
                    };
            var replies = new ArrayList<Reply>();
            var messages = new ArrayList<Message>(List.of(user("What is 6 * 7?")));
            do {
                var reply = model.reply(asking(messages.toArray(Message[]::new)), listener);
                replies.add(reply);
                messages.add(new Assistant(reply));
                reply.calls()
                        .forEach(call ->
                                messages.add(new ToolResult(call.id(), call.tool(), output)));
            } while (!replies.getLast().calls().isEmpty());
            return new Conversation(result, replies);
        }

        List<Reply> undelivered() {
            return replies.stream().map(Conversation::undelivered).toList();
        }

        private static Reply undelivered(Reply reply) {
            return new Reply(
                    reply.id(),
                    reply.model(),
                    reply.items(),
                    reply.finish(),
                    reply.usage(),
                    Delivery.NONE);
        }
    }

    private static Turn[] twoTurns() {
        return new Turn[] {
            answers(
                    reasoning("Multiply.", "Then check."),
                    text("Let me run it."),
                    call("python", "{\"code\": \"6 * 7\"}")),
            says("It is \\boxed{42}.")
        };
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameToTheLastPieceOfText(Way way) throws InterruptedException {
        Conversation first;
        try (var server = scripted(twoTurns()).key(KEY).start()) {
            first = Conversation.with(recorded(server, way).model(), "42");
        }
        var again = Conversation.with(replayed(), "42");

        assertThat(again.undelivered()).isEqualTo(first.undelivered());
        assertThat(again.result()).isEqualTo(first.result());
        assertThat(again.result().isEmpty()).isNotEqualTo(way.streamed());
        assertThat(again.replies())
                .extracting(reply -> reply.delivery().request())
                .isEqualTo(
                        first.replies().stream().map(reply -> reply.delivery().request()).toList());
    }

    @ParameterizedTest
    @EnumSource
    void whatDriftsInToolOutputsIsServedAndToldOfOnce(Way way) throws InterruptedException {
        var turns =
                new Turn[] {
                    answers(call("call_a", "python", "{\"code\": \"random()\"}")),
                    answers(call("call_b", "python", "{\"code\": \"1\"}")),
                    says("Done.")
                };
        try (var server = scripted(turns).key(KEY).start()) {
            Conversation.with(recorded(server, way).model(), "0.25");
        }
        var again = Conversation.with(replayed(), "0.75, and more of it");

        assertThat(again.replies().getLast().text()).isEqualTo("Done.");
        assertThat(again.replies())
                .extracting(reply -> drift(reply))
                .containsExactly(
                        List.of(),
                        List.of("call_a: \"0.25\" \"0.75, and more of it\""),
                        List.of("call_b: \"0.25\" \"0.75, and more of it\""));
    }

    private static List<String> drift(Reply reply) {
        return reply.delivery().replayed() instanceof Replayed(_, var drift)
                ? drift.stream()
                        .map(one -> one.call() + ": " + one.recorded() + " " + one.now())
                        .toList()
                : List.of("not replayed");
    }

    @ParameterizedTest
    @EnumSource
    void theKeyIsNowhereInTheCassetteNotEvenInPieces(Way way) throws Exception {
        var turns =
                new Turn[] {
                    answers(
                            text("Your key is " + KEY + "!"),
                            call("call_a", "python", "{\"code\": \"'" + KEY + "'\"}")),
                    says("Done.")
                };
        try (var server = scripted(turns).key(KEY).start()) {
            Conversation.with(recorded(server, way).model(), "It is " + KEY);
        }

        assertThat(Files.readString(cassette()))
                .contains("Your key is [key]!", "It is [key]")
                .doesNotContain(KEY, KEY.substring(0, 8), KEY.substring(8), "Bearer", "dempotency");
        assertThat(Conversation.with(replayed(), "It is [key]").replies().getLast().text())
                .isEqualTo("Done.");
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatWasTriedAgainIsWaitedFor(Way way) throws InterruptedException {
        var turns =
                new Turn[] {
                    Faults.rateLimited("20"),
                    Faults.serverError(),
                    says("No.").but(Faults.cutsAt(0.5)),
                    fails("server_error", "Sorry"),
                    says("42")
                };
        try (var server = scripted(turns).key(KEY).start()) {
            Conversation.with(recorded(server, way).model(), "");
        }
        int slept = timing.slept.size();

        var again = Conversation.with(replayed(), "");

        assertThat(slept).isPositive();
        assertThat(timing.slept).hasSize(slept);
        assertThat(again.replies().getFirst().delivery().attempts()).isEqualTo(1);
    }

    @Test
    void aModelThatIsDiscreetStaysSo() throws Exception {
        try (var server = scripted(says("Your key is " + KEY + "!")).key(KEY).start()) {
            var client = Way.CHAT.over(line(server.url(), KEY, "o3-mini", timing, false));
            var discreet = new RedactingModel(client, Server.of(server.url(), KEY));

            var first = Conversation.with(chosen(discreet).recordedIn(cassette()).model(), "");

            assertThat(first.replies().getFirst().text()).isEqualTo("Your key is [key]!");
            assertThat(Conversation.with(replayed(), "").undelivered())
                    .isEqualTo(first.undelivered());
        }
    }

    @Test
    void aRefusalAfterWhichTheClientAsksOtherwiseIsReplayedToo() throws InterruptedException {
        var turns =
                new Turn[] {
                    Faults.error(
                            400,
                            "invalid_request_error",
                            "unsupported_value",
                            "Your organization must be verified to generate reasoning summaries."),
                    says("42")
                };
        try (var server = scripted(turns).key(KEY).start()) {
            Conversation.with(recorded(server, Way.RESPONSES_STREAMED).model(), "");
        }

        assertThat(Conversation.with(replayed(), "").replies().getLast().text()).isEqualTo("42");
    }

    @Test
    void anotherEffortIsAnotherRequest() throws InterruptedException {
        try (var server = scripted(says("42")).key(KEY).start()) {
            Conversation.with(recorded(server, Way.RESPONSES).model(), "");
        }
        var lower = SelectedModel.cassette(cassette(), Effort.LOW, timing.timing()).model();

        assertThatThrownBy(() -> Conversation.with(lower, ""))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining(
                        "the nearest, in line 2, differs at /reasoning/effort: recorded \"high\","
                                + " now \"low\";");
    }

    @Test
    void whatIsKnownOfTheModelIsKnownAgain() throws InterruptedException {
        try (var server = scripted(says("42")).key(KEY).start()) {
            Conversation.with(recorded(server, Way.CHAT).model(), "");
            var chosen = SelectedModel.cassette(cassette());

            assertThat(chosen)
                    .usingRecursiveComparison()
                    .ignoringFields("model")
                    .isEqualTo(
                            new SelectedModel(
                                    chosen.model(),
                                    ModelFacts.of(PRICE, 200_000L, 100_000L),
                                    false,
                                    FakeTiming.START,
                                    "a recording of o3-mini at %s from 2026-11-22, replayed from %s"
                                            .formatted(server.url(), cassette()),
                                    List.of(),
                                    Run.Access.to(cassette().toAbsolutePath().toString())));
            assertThat(chosen.name()).isEqualTo("o3-mini");
        }
    }

    @Test
    void aReplayIsNotRecordedAgain() throws InterruptedException {
        try (var server = scripted(says("42")).key(KEY).start()) {
            Conversation.with(recorded(server, Way.CHAT).model(), "");
        }

        assertThatThrownBy(() ->
                        SelectedModel.cassette(cassette()).recordedIn(folder.resolve("b.cassette")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "only a model at a server can be recorded, and this is not one: a recording"
                                + " of o3-mini");
    }

    @Test
    void aScriptIsNotRecorded() throws IOException {
        var script = SelectedModel.script("s.json", "{\"replies\": [{\"text\": \"42\"}]}");

        assertThatThrownBy(() -> script.recordedIn(cassette()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "only a model at a server can be recorded, and this is not one: replies"
                                + " written by hand, from s.json");
    }
}
