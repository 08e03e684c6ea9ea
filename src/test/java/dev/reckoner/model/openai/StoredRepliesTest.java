package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.Faults.cutsAt;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.fails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.model.Listener;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Request;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.openai.dialect.ForcedTool;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.testing.openai.ModelCard;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Received;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A reply that the server stores is not paid for twice where its connection is lost.
class StoredRepliesTest {

    private static final String BACKGROUND = "{\"store\": true, \"background\": true}";
    private static final String LOST =
            "the connection was lost, and the reply is fetched by its id";
    private static final String OF_ANOTHER_PROCESS =
            "the reply that was being made when the process ended is fetched by its id";

    private final FakeTiming time = new FakeTiming();
    private final List<String> heard = new ArrayList<>();
    private final OpenAiServer server = scripted(cut(), whole()).start();

    private static Turn cut() {
        return answers(reasoning("Multiply."), text("It is 42.")).but(cutsAt(0.5));
    }

    private static Turn whole() {
        return answers(text("It is 42, again."));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Reply reply(String extraBody, boolean streamed) throws Exception {
        return reply(server, extraBody, streamed);
    }

    private Reply reply(OpenAiServer server, String extraBody, boolean streamed) throws Exception {
        return model(server, extraBody, streamed)
                .reply(asking(user("What is 6 * 7?")), new Hearing());
    }

    private ResponsesModel model(OpenAiServer server, String extraBody, boolean streamed)
            throws IOException {
        var dialect =
                new Dialect(
                        ForcedTool.NAMED,
                        false,
                        Set.of(),
                        Json.MAPPER.readValue(extraBody, ObjectNode.class));
        var endpoint = Endpoint.to(Server.of(server.url(), null), "o3", time.timing(), streamed);
        return new ResponsesModel(endpoint, new ResponsesSettings(null, dialect));
    }

    private List<String> sent() {
        return sent(server);
    }

    private static List<String> sent(OpenAiServer server) {
        return server.ledger().requests().stream().map(Received::method).toList();
    }

    @Test
    void isFetchedByItsIdAndPaidOnce() throws Exception {
        var reply = reply(BACKGROUND, true);

        assertThat(reply.text()).isEqualTo("It is 42.");
        assertThat(reply.items().getFirst())
                .isInstanceOfSatisfying(
                        Item.Reasoning.class,
                        thought -> assertThat(thought.opaque()).contains("encrypted_content"));
        assertThat(reply.usage().estimated()).isFalse();
        assertThat(reply.delivery().attempts()).isEqualTo(1);
        assertThat(reply.delivery().repairs()).containsExactly(LOST);
        assertThat(sent()).containsExactly("POST", "GET", "GET");
        assertThat(time.slept).containsExactly(Duration.ofSeconds(1));
        assertThat(server.ledger().charges()).hasSize(1);
        assertThat(heard).containsExactly("stored: " + reply.id(), LOST);
    }

    @Test
    void isFetchedByAnotherProcessWhereTheOneThatAskedForItHasEnded() throws Exception {
        try (var other = scripted(whole()).start()) {
            var model = model(other, BACKGROUND, true);
            assertThatThrownBy(() -> model.reply(asking(user("What?")), new Ending()))
                    .hasMessage("the process has ended");

            var reply = model.reply(fetching(heard.removeFirst()), new Hearing());

            assertThat(reply.text()).isEqualTo("It is 42, again.");
            assertThat(reply.delivery().repairs()).containsExactly(OF_ANOTHER_PROCESS);
            assertThat(sent(other)).containsExactly("POST", "GET", "GET");
            assertThat(other.ledger().charges()).hasSize(1);
            assertThat(heard).containsExactly(OF_ANOTHER_PROCESS);
        }
    }

    @Test
    void ofAnotherProcessThatTheServerDoesNotHaveAnyMoreIsPerhapsBilledAndAskedForAgain()
            throws Exception {
        try (var other = scripted(whole()).start()) {
            var reply =
                    model(other, BACKGROUND, true).reply(fetching("resp_unknown"), new Hearing());

            assertThat(reply.text()).isEqualTo("It is 42, again.");
            assertThat(sent(other)).containsExactly("GET", "POST");
            assertThat(heard)
                    .containsExactly(
                            OF_ANOTHER_PROCESS,
                            "lost: connection lost",
                            "connection lost, next try in 0.3 s, 2 of 8",
                            "stored: " + reply.id());
        }
    }

    @Test
    void ofAnotherProcessIsFetchedOnceAlsoWhereTheServerRefusesThePartOfARequest()
            throws Exception {
        var card = ModelCard.compatible("o3").refusing("include");
        try (var other = scripted(whole()).onlyModels(card).start()) {
            model(other, BACKGROUND, false).reply(fetching("resp_unknown"), new Hearing());

            assertThat(sent(other)).startsWith("GET", "POST", "POST");
            assertThat(heard).filteredOn(words -> words.startsWith("lost:")).hasSize(1);
        }
    }

    /// The server of the test gives the same reply to the same request.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thatTheServerFailedToMakeIsAFailure(boolean streamed) {
        var failing = fails("server_error", "It broke.");
        try (var other = scripted(streamed ? failing.but(cutsAt(0.5)) : failing).start()) {
            assertThatThrownBy(() -> reply(other, BACKGROUND, streamed))
                    .hasMessageContaining("after 8 tries: server error 500; it said: It broke.");

            assertThat(sent(other)).startsWith("POST", "GET", "GET", "POST");
        }
    }

    @Test
    void thatIsStillBeingMadeWhenItsTimeIsUpNeedsMoreTime() {
        var request = asking(user("What is 6 * 7?"));
        var asked =
                new Request(
                        request.conversation(),
                        request.tools(),
                        null,
                        request.outputCap(),
                        Duration.ofMillis(500));
        try (var other = scripted(whole()).start()) {
            assertThatThrownBy(() -> model(other, BACKGROUND, false).reply(asked, new Hearing()))
                    .hasMessageContaining("within 0.5 s: allow more time");
        }
    }

    /// A journal is a file that somebody may have written.
    @Test
    void withAnIdThatCannotBePartOfAnAddressIsAskedForAnew() throws Exception {
        try (var other = scripted(whole()).start()) {
            model(other, BACKGROUND, true).reply(fetching("../models"), new Hearing());

            assertThat(sent(other)).containsExactly("POST");
        }
    }

    @Test
    void isFetchedWhereItIsMadeInTheBackgroundAndNotStreamed() throws Exception {
        try (var other = scripted(whole()).start()) {
            var reply = reply(other, BACKGROUND, false);

            assertThat(reply.text()).isEqualTo("It is 42, again.");
            assertThat(reply.delivery().repairs()).isEmpty();
            assertThat(sent(other)).containsExactly("POST", "GET", "GET");
            assertThat(heard).containsExactly("stored: " + reply.id());
        }
    }

    @Test
    void isWholeInARecording(@TempDir Path folder) throws Exception {
        var file = folder.resolve("recording.cassette");
        var model = model(server, BACKGROUND, true);
        var request = asking(user("What is 6 * 7?"));

        new SelectedModel(model, ModelFacts.UNKNOWN, false, "for a test", List.of())
                .recordedIn(file)
                .model()
                .reply(request);

        assertThat(SelectedModel.cassette(file).model().reply(request).text())
                .isEqualTo("It is 42.");
    }

    @Test
    void thatEndedWithItsConnectionIsPerhapsBilledAndAskedForAgain() throws Exception {
        var reply = reply("{\"store\": true}", true);

        assertThat(reply.text()).isEqualTo("It is 42.");
        assertThat(reply.delivery().repairs()).isEmpty();
        assertThat(sent()).containsExactly("POST", "GET", "POST");
        assertThat(heard)
                .containsExactly(
                        "stored: " + server.ledger().charges().getFirst().id(),
                        LOST,
                        "lost: connection lost",
                        "connection lost, next try in 0.3 s, 2 of 8",
                        "stored: " + reply.id());
    }

    @Test
    void thatIsNotStoredIsAskedForAgain() throws Exception {
        reply("{}", true);

        assertThat(sent()).containsExactly("POST", "POST");
        assertThat(heard).first().isEqualTo("lost: connection lost");
    }

    private static Request fetching(String id) {
        var request = asking(user("What?"));
        return new Request(
                request.conversation(),
                request.tools(),
                null,
                request.outputCap(),
                request.within(),
                null,
                id);
    }

    /// Stands for a process that is killed as soon as the reply has begun.
    private final class Ending implements Listener {

        @Override
        public void stored(String id) {
            heard.add(id);
            throw new IllegalStateException("the process has ended");
        }
    }

    private final class Hearing implements Listener {

        @Override
        public void stored(String id) {
            heard.add("stored: " + id);
        }

        @Override
        public boolean lost(String why) {
            heard.add("lost: " + why);
            return true;
        }

        @Override
        public void waiting(String words, Duration wait) {
            heard.add(words);
        }
    }
}
