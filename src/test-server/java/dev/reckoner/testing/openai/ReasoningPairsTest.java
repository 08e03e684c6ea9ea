package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.json;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.Turn.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A response of two reasoning items before one call and one before another, sent back in all the
/// wrong ways, and in the right one.
class ReasoningPairsTest {

    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int CALL = 2;
    private static final int THIRD = 3;
    private static final int OTHER_CALL = 4;

    private final OpenAiServer server =
            OpenAiServer.scripted(
                            answers(
                                    reasoning("Small cases first."),
                                    reasoning(),
                                    call("call_1", "python", "{\"code\": \"6 * 7\"}"),
                                    reasoning("And the other."),
                                    call("call_2", "python", "{\"code\": \"7 * 6\"}")),
                            answers(reasoning(), text("42")))
                    .start();
    private final Client client = new Client(server);
    private final List<JsonNode> items =
            begun("{'store': false, 'include': ['reasoning.encrypted_content']}");

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private List<JsonNode> begun(String fields) {
        var first = client.respond(asking(List.of(), fields));
        assertThat(first.status()).isEqualTo(200);
        return new ArrayList<>(Client.output(first));
    }

    private static ObjectNode asking(List<JsonNode> items, String fields) {
        ObjectNode request =
                json(
                        "{'model': 'o3-mini', 'reasoning': {'summary': 'auto'}, 'tools': [{'type':"
                                + " 'function', 'name': 'python'}], 'input': [{'role': 'user',"
                                + " 'content': 'Go.'}]}");
        request.withArray("input").addAll(items);
        return request.setAll(json(fields));
    }

    private Client.Reply sendBack(List<JsonNode> changed) {
        List<JsonNode> all = new ArrayList<>(changed);
        for (JsonNode item : changed) {
            if (item.has("call_id")) {
                all.add(output(item.path("call_id").asText()));
            }
        }
        return client.respond(
                asking(all, "{'store': false, 'include': ['reasoning.encrypted_content']}"));
    }

    private static JsonNode output(String call) {
        return json("{'type': 'function_call_output', 'output': '42'}").put("call_id", call);
    }

    private String id(int index) {
        return items.get(index).path("id").asText();
    }

    private List<JsonNode> without(Integer... indexes) {
        List<JsonNode> left = new ArrayList<>(items);
        left.removeAll(List.of(indexes).stream().map(items::get).toList());
        return left;
    }

    private List<JsonNode> with(int index, String field, JsonNode value) {
        ObjectNode changed = items.get(index).deepCopy();
        changed.set(field, value);
        List<JsonNode> all = new ArrayList<>(items);
        all.set(index, changed);
        return all;
    }

    @Test
    void allOfItInItsOrderIsTaken() {
        assertThat(sendBack(items).status()).isEqualTo(200);
        assertThat(server.bodies().get(1).path("input").valueStream().skip(1).limit(5))
                .containsExactlyElementsOf(items);
    }

    @Test
    void outputsBesideTheirCallsAreTaken() {
        List<JsonNode> interleaved = new ArrayList<>(items);
        interleaved.add(CALL + 1, output("call_1"));
        interleaved.add(output("call_2"));

        assertThat(client.respond(asking(interleaved, "{'store': false}")).complaint())
                .startsWith("200");
    }

    @Test
    void aPairMayBeLeftOutWhole() {
        assertThat(sendBack(without(THIRD, OTHER_CALL)).status()).isEqualTo(200);
    }

    @Nested
    class Refused {

        @Test
        void reasoningWithoutTheCallThatFollowedIt() {
            assertThat(sendBack(without(OTHER_CALL)).complaint())
                    .isEqualTo(
                            "400 - input: Item '%s' of type 'reasoning' was provided without its required following item."
                                    .formatted(id(THIRD)));
        }

        @Test
        void aCallWithoutItsReasoning() {
            assertThat(sendBack(without(THIRD)).complaint())
                    .isEqualTo(
                            "400 - input: Item '%s' of type 'function_call' was provided without its required 'reasoning' item: '%s'."
                                    .formatted(id(OTHER_CALL), id(THIRD)));
        }

        @Test
        void theSameWhereTheCallHasLostItsId() {
            List<JsonNode> left = without(THIRD);
            ObjectNode anonymous = left.getLast().deepCopy();
            anonymous.remove("id");
            left.set(left.size() - 1, anonymous);

            assertThat(sendBack(left).complaint())
                    .contains("without its required 'reasoning' item: '" + id(THIRD) + "'");
        }

        @Test
        void theFirstOfTwoReasoningItemsAlone() {
            assertThat(sendBack(without(SECOND)).complaint())
                    .contains(id(FIRST), "without its required following item");
        }

        @Test
        void theSecondOfTwoReasoningItemsAlone() {
            assertThat(sendBack(without(FIRST)).complaint())
                    .isEqualTo(
                            "400 - input: Item '%s' of type 'reasoning' was provided without its required 'reasoning' item: '%s'."
                                    .formatted(id(SECOND), id(FIRST)));
        }

        @Test
        void twoReasoningItemsInTheWrongOrder() {
            Collections.swap(items, FIRST, SECOND);

            assertThat(sendBack(items).complaint()).contains("without its required following item");
        }

        @Test
        void twoPairsInTheWrongOrder() {
            var swapped =
                    List.of(
                            items.get(THIRD),
                            items.get(OTHER_CALL),
                            items.get(FIRST),
                            items.get(SECOND),
                            items.get(CALL));

            assertThat(sendBack(swapped).complaint())
                    .isEqualTo(
                            "400 - input: Item '%s' was provided after an item that it came before."
                                    .formatted(id(FIRST)));
        }

        @Test
        void somethingBetweenReasoningAndItsCall() {
            items.add(CALL, json("{'role': 'assistant', 'content': 'Hm.'}"));

            assertThat(sendBack(items).complaint())
                    .contains(id(SECOND), "without its required following item");
        }

        @Test
        void encryptedContentWithAnotherByte() {
            String content = items.get(FIRST).path("encrypted_content").asText();
            String changed =
                    content.substring(0, 80)
                            + (content.charAt(80) == 'a' ? 'b' : 'a')
                            + content.substring(81);

            assertThat(
                            sendBack(
                                            with(
                                                    FIRST,
                                                    "encrypted_content",
                                                    Json.of("\"" + changed + "\"")))
                                    .complaint())
                    .startsWith("400 invalid_encrypted_content -: The encrypted content gAAA...")
                    .endsWith(
                            " could not be verified. Reason: Encrypted content could not be"
                                    + " decrypted or parsed.");
        }

        @Test
        void encryptedContentOfAnotherItem() {
            assertThat(
                            sendBack(
                                            with(
                                                    FIRST,
                                                    "encrypted_content",
                                                    items.get(THIRD).path("encrypted_content")))
                                    .complaint())
                    .startsWith("400 invalid_encrypted_content");
        }

        @Test
        void aSummaryThatWasChanged() {
            var summary = Json.of("[{\"type\": \"summary_text\", \"text\": \"Small cases.\"}]");

            assertThat(sendBack(with(FIRST, "summary", summary)).complaint())
                    .startsWith("400 invalid_encrypted_content");
        }

        @Test
        void reasoningWithoutEncryptedContentThatWasNotStored() {
            assertThat(sendBack(with(FIRST, "encrypted_content", Json.of("null"))).complaint())
                    .isEqualTo(
                            "404 - input: Item with id '%s' not found. Items are not persisted when `store` is set to false. Try again with `store` set to true, or remove this item from your input."
                                    .formatted(id(FIRST)));
        }
    }

    @Nested
    class Stored {

        private final OpenAiServer server =
                OpenAiServer.scripted(
                                answers(reasoning(), call("call_1", "python", "{}")),
                                Turn.says("42"))
                        .start();
        private final Client client = new Client(server);
        private final Client.Reply first = client.respond(asking(List.of(), "{}"));

        @AfterEach
        void close() {
            client.close();
            server.close();
        }

        private Client.Reply goOn(List<JsonNode> items, String fields) {
            List<JsonNode> all = new ArrayList<>(items);
            all.add(output("call_1"));
            return client.respond(asking(all, fields));
        }

        @Test
        void itemsComeBackWithoutEncryptedContent() {
            assertThat(goOn(Client.output(first), "{}").status()).isEqualTo(200);
        }

        @Test
        void itemsComeBackAsReferences() {
            List<JsonNode> references =
                    Client.output(first).stream()
                            .<JsonNode>map(item ->
                                    json("{'type': 'item_reference'}")
                                            .put("id", item.path("id").asText()))
                            .toList();

            assertThat(goOn(references, "{}").status()).isEqualTo(200);
        }

        @Test
        void pairsAreKeptAllTheSame() {
            assertThat(goOn(Client.output(first).subList(1, 2), "{}").complaint())
                    .contains("without its required 'reasoning' item");
        }

        @Test
        void theConversationGoesOnFromTheEarlierResponse() {
            var request = json("{'model': 'o3-mini'}");
            request.put("previous_response_id", first.json().path("id").asText());
            request.withArray("input").add(output("call_1"));

            assertThat(client.respond(request).status()).isEqualTo(200);
        }

        @Test
        void callsOfTheEarlierResponseHaveToBeAnswered() {
            var request = json("{'model': 'o3-mini', 'input': 'Well?'}");
            request.put("previous_response_id", first.json().path("id").asText());

            assertThat(client.respond(request).complaint())
                    .isEqualTo("400 - input: No tool output found for function call call_1.");
        }

        @Test
        void itemsOfTheEarlierResponseMustNotComeAgain() {
            var request = json("{'model': 'o3-mini'}");
            request.put("previous_response_id", first.json().path("id").asText());
            request.withArray("input").addAll(Client.output(first)).add(output("call_1"));

            assertThat(client.respond(request).complaint())
                    .contains("Duplicate item found with id");
        }
    }
}
