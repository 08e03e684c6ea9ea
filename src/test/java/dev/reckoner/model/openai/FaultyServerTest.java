package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.testing.openai.Answer;
import dev.reckoner.testing.openai.Fault;
import dev.reckoner.testing.openai.Faults;
import dev.reckoner.testing.openai.Framing;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Every way in which a server can fail, for each API, as a stream and whole: what can pass is
/// waited for and the generation paid for once.
class FaultyServerTest {

    private static final Answer RIGHT =
            answers(
                    reasoning("Ein Weg — äußerst kurz."),
                    call("call_1", "python", "{\"code\": \"'—'\"}"));

    /// How a model is spoken to.
    enum Way {
        CHAT,
        CHAT_STREAMED,
        RESPONSES,
        RESPONSES_STREAMED;

        Model at(OpenAiServer server) {
            var line =
                    line(
                            server.url(),
                            null,
                            "o3-mini",
                            new FakeTiming(),
                            this == CHAT_STREAMED || this == RESPONSES_STREAMED);
            return this == CHAT || this == CHAT_STREAMED
                    ? new ChatCompletionsModel(line, new ChatSettings(null, Dialect.OPEN_AI))
                    : new ResponsesModel(line, new ResponsesSettings(null));
        }
    }

    static Stream<Arguments> everyPassingFault() {
        Map<String, Turn> instead =
                Map.ofEntries(
                        Map.entry("429", Faults.rateLimited()),
                        Map.entry("429 with Retry-After", Faults.rateLimited("3")),
                        Map.entry(
                                "429 until a date",
                                Faults.rateLimitedUntil(Instant.parse("2026-11-22T12:00:10Z"))),
                        Map.entry("429 with milliseconds", Faults.rateLimitedMillis(20)),
                        Map.entry("500", Faults.serverError()),
                        Map.entry("503", Faults.overloaded()),
                        Map.entry("a page of a proxy", Faults.html(502)),
                        Map.entry("a reset", Faults.resets()));
        Map<String, Fault.Spoiling> spoiling =
                Map.ofEntries(
                        Map.entry("cut after the head", Faults.cutsAt(0)),
                        Map.entry("cut in the middle", Faults.cutsAt(0.5)),
                        Map.entry("cut near the end", Faults.cutsAt(0.95)),
                        Map.entry("reset in the middle", Faults.resetsAt(0.5)),
                        Map.entry("malformed JSON", Faults.malformed()),
                        Map.entry("an error inside", Faults.errorAt(0.5, "server_error", "Sorry")));
        return Stream.of(Way.values())
                .flatMap(way ->
                        Stream.concat(
                                instead.entrySet().stream()
                                        .map(one ->
                                                Arguments.of(
                                                        way,
                                                        one.getKey(),
                                                        List.of(one.getValue(), RIGHT))),
                                spoiling.entrySet().stream()
                                        .map(one ->
                                                Arguments.of(
                                                        way,
                                                        one.getKey(),
                                                        List.of(RIGHT.but(one.getValue()))))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyPassingFault")
    void whatCanPassIsWaitedForAndPaidOnce(Way way, String fault, List<Turn> turns)
            throws InterruptedException {
        try (var server = scripted(turns.toArray(Turn[]::new)).start()) {
            var reply = way.at(server).reply(asking(user("Go.")));

            assertThat(reply.calls())
                    .extracting(ToolCall::id, ToolCall::tool, ToolCall::arguments)
                    .containsExactly(tuple("call_1", "python", "{\"code\": \"'—'\"}"));
            assertThat(server.ledger().charges()).hasSize(1);
        }
    }

    static Stream<Arguments> everyHarmlessOddity() {
        Map<String, Fault.Spoiling> odd =
                Map.of(
                        "a character over two writes", Faults.splitsACharacter(),
                        "30 MB of white space", Faults.padded(30_000_000),
                        "byte by byte", Faults.framed(Framing.BYTE_BY_BYTE),
                        "CRLF", Faults.framed(Framing.CRLF));
        return Stream.of(Way.values())
                .flatMap(way ->
                        odd.entrySet().stream()
                                .map(one -> Arguments.of(way, one.getKey(), one.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyHarmlessOddity")
    void whatIsOnlyOddNeedsNoSecondTry(Way way, String oddity, Fault.Spoiling fault)
            throws InterruptedException {
        try (var server = scripted(RIGHT.but(fault)).start()) {
            var reply = way.at(server).reply(asking(user("Go.")));

            assertThat(reply.calls()).hasSize(1);
            assertThat(reply.delivery().attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplyWithNothingInItIsAReply(Way way) throws InterruptedException {
        try (var server = scripted(Turn.answers()).start()) {
            assertThat(way.at(server).reply(asking(user("Go."))).items()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void callsByTheHundredAllHaveIdsOfTheirOwn(Way way) throws InterruptedException {
        try (var server =
                scripted(RIGHT.but(Faults.duplicateCallIds()), RIGHT.but(Faults.storm(300)))
                        .start()) {
            var model = way.at(server);

            assertThat(model.reply(asking(user("Go."))).calls())
                    .extracting(ToolCall::id)
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(model.reply(asking(user("Go."))).calls())
                    .extracting(ToolCall::id)
                    .hasSize(300)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAccountWithoutMoneyIsNotAskedTwice(Way way) {
        try (var server = scripted(Faults.insufficientQuota(), says("42")).start()) {
            assertThatThrownBy(() -> way.at(server).reply(asking(user("Go."))))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("plan");
            assertThat(server.ledger().received()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void silenceEndsWithTheTimeThereIs(Way way) {
        try (var server = scripted(Faults.keepsSilent()).start()) {
            var request =
                    new Request(List.of(user("Go.")), List.of(), null, 16, Duration.ofMillis(50));

            assertThatThrownBy(() -> way.at(server).reply(request))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("within 0.1 s: allow more time or choose a lower effort");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsACallAtOnce(Way way) throws InterruptedException {
        try (var server = scripted(RIGHT.but(Faults.hangsAt(0.5))).start()) {
            var model = way.at(server);
            var ended = new AtomicReference<Throwable>();
            var asking =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    model.reply(asking(user("Go.")));
                                } catch (InterruptedException e) {
                                    ended.set(e);
                                }
                            });
            server.ledger().awaitInFlight(1);

            asking.interrupt();
            asking.join();
            server.ledger().awaitInFlight(0);

            assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        }
    }
}
