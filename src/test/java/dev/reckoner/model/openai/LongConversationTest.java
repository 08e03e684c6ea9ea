package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Message.Assistant;
import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Model;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Forty turns, each with three pieces of reasoning around a text and a tool call, at a server that
/// refuses a conversation in which one of them is missing, altered or out of its place.
class LongConversationTest {

    private static final int TURNS = 40;

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void comesBackToTheServerCompleteAndInOrder(boolean streamed) throws InterruptedException {
        try (var server = scripted(script()).start()) {
            var model =
                    new ResponsesModel(
                            line(server.url(), null, "o3-mini", new FakeTiming(), streamed),
                            new ResponsesSettings(null));

            var replies = converse(model);

            assertThat(replies.getLast().text()).isEqualTo("42");
            assertThat(server.ledger().complaints()).isEmpty();
            assertThat(server.ledger().charges()).hasSize(TURNS + 1);
            assertThat(replies.getFirst().items())
                    .extracting(item -> item.getClass().getSimpleName())
                    .containsExactly("Reasoning", "Text", "Reasoning", "Reasoning", "ToolCall");
            assertThat(summaries(replies)).isEqualTo(allSummaries());
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void isAPrefixOfTheNextSoThatTheProvidersCacheHolds(boolean streamed)
            throws InterruptedException {
        try (var server = scripted(script()).start()) {
            var model =
                    new ResponsesModel(
                            line(server.url(), null, "o3-mini", new FakeTiming(), streamed),
                            new ResponsesSettings(null));

            var replies = converse(model);

            assertThat(server.bodies()).allSatisfy(body -> assertThat(stable(body)).isTrue());
            assertThat(prefixes(server)).isTrue();
            var last = replies.getLast().usage();
            assertThat(last.cachedInput()).isGreaterThan(last.input() * 9 / 10);
        }
    }

    private static Turn[] script() {
        return Stream.concat(
                        IntStream.range(0, TURNS).mapToObj(LongConversationTest::turn),
                        Stream.of(says("42")))
                .toArray(Turn[]::new);
    }

    private static Turn turn(int turn) {
        return answers(
                reasoning("Plan " + turn + ".", "And more."),
                text("Let me try " + turn + "."),
                reasoning(),
                reasoning("Check " + turn + "."),
                call("python", "{\"code\": \"" + turn + "\"}"));
    }

    private static List<Reply> converse(Model model) throws InterruptedException {
        var conversation = new ArrayList<Message>(List.of(user("Go. " + "Long. ".repeat(1000))));
        var replies = new ArrayList<Reply>();
        do {
            var reply = model.reply(asking(conversation.toArray(Message[]::new)));
            replies.add(reply);
            conversation.add(new Assistant(reply));
            reply.calls()
                    .forEach(call ->
                            conversation.add(new ToolResult(call.id(), call.tool(), "seen")));
        } while (!replies.getLast().calls().isEmpty());
        return replies;
    }

    private static List<String> summaries(List<Reply> replies) {
        return replies.stream()
                .flatMap(reply -> reply.items().stream())
                .filter(Item.Reasoning.class::isInstance)
                .map(item -> ((Item.Reasoning) item).summary())
                .toList();
    }

    private static List<String> allSummaries() {
        return IntStream.range(0, TURNS)
                .boxed()
                .flatMap(turn ->
                        Stream.of("Plan " + turn + ".\n\nAnd more.", "", "Check " + turn + "."))
                .toList();
    }

    private static boolean stable(JsonNode body) {
        return body.path("tools").size() == 2 && !body.path("prompt_cache_key").isMissingNode();
    }

    private static boolean prefixes(OpenAiServer server) {
        var inputs = server.bodies().stream().map(body -> body.path("input").toString()).toList();
        return IntStream.range(1, inputs.size())
                .allMatch(i -> {
                    String before = inputs.get(i - 1);
                    return inputs.get(i).startsWith(before.substring(0, before.length() - 1));
                });
    }
}
