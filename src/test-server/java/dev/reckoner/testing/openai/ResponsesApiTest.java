package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.json;
import static dev.reckoner.testing.openai.Client.response;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.refusal;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.Turn.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;

class ResponsesApiTest {

    private static JsonNode saidTo(String fields, Turn turn) {
        try (var server = OpenAiServer.scripted(turn).start();
                var client = new Client(server)) {
            return client.respond(response(fields)).json();
        }
    }

    private static List<JsonNode> streamed(String fields, Turn turn) {
        try (var server = OpenAiServer.scripted(turn).start();
                var client = new Client(server)) {
            return client.respond(response("{'stream': true}").setAll(json(fields))).events();
        }
    }

    @Test
    void everythingThatIsSaidIsAnItemInItsOrder() {
        var response =
                saidTo(
                        "{'reasoning': {'summary': 'auto'}, 'include':"
                                + " ['reasoning.encrypted_content']}",
                        answers(
                                reasoning("One.", "Two."),
                                text("Let me see."),
                                call("call_1", "python", "{\"code\""),
                                reasoning(),
                                refusal("No.")));

        assertThat(response.path("output").valueStream().map(item -> item.path("type").asText()))
                .containsExactly("reasoning", "message", "function_call", "reasoning", "message");
        assertThat(response.at("/output/0/summary"))
                .isEqualTo(
                        json("{'s': [{'type': 'summary_text', 'text': 'One.'}, {'type':"
                                        + " 'summary_text', 'text': 'Two.'}]}")
                                .path("s"));
        assertThat(response.at("/output/1/content/0/text").asText()).isEqualTo("Let me see.");
        assertThat(response.at("/output/2/arguments").asText()).isEqualTo("{\"code\"");
        assertThat(response.at("/output/3/encrypted_content").asText()).startsWith("gAAAA");
        assertThat(response.at("/output/4/content/0"))
                .isEqualTo(json("{'type': 'refusal', 'refusal': 'No.'}"));
    }

    @Test
    void idsSayWhatTheyAreOf() {
        var response = saidTo("{}", answers(reasoning(), text("a"), call("python", "{}")));

        assertThat(response.path("id").asText()).startsWith("resp_");
        assertThat(response.at("/output/0/id").asText()).startsWith("rs_");
        assertThat(response.at("/output/1/id").asText()).startsWith("msg_");
        assertThat(response.at("/output/2/id").asText()).startsWith("fc_");
        assertThat(response.at("/output/2/call_id").asText()).startsWith("call_");
    }

    @Test
    void summariesAndEncryptedContentComeOnlyWhereTheyAreAskedFor() {
        var item = saidTo("{}", answers(reasoning("One."))).at("/output/0");

        assertThat(item.path("summary")).isEmpty();
        assertThat(item.has("encrypted_content")).isFalse();
    }

    @Test
    void newerModelsEncryptUnaskedWhereNothingIsStored() {
        var newer = saidTo("{'model': 'gpt-5.6-sol', 'store': false}", answers(reasoning()));
        var older = saidTo("{'store': false}", answers(reasoning()));

        assertThat(newer.at("/output/0").has("encrypted_content")).isTrue();
        assertThat(older.at("/output/0").has("encrypted_content")).isFalse();
    }

    @Test
    void usageIsCounted() {
        var usage = saidTo("{}", answers(reasoning(), text("x".repeat(40)))).path("usage");

        assertThat(usage)
                .isEqualTo(
                        json(
                                "{'input_tokens': 8, 'output_tokens': 74, 'total_tokens': 82,"
                                        + " 'input_tokens_details': {'cached_tokens': 0,"
                                        + " 'cache_write_tokens': 0}, 'output_tokens_details':"
                                        + " {'reasoning_tokens': 64}}"));
    }

    @Test
    void usageIsWhatTheScriptSays() {
        var usage =
                saidTo("{}", Turn.says("42").costing(new Usage(2000, 1920, 600, 500)))
                        .path("usage");

        assertThat(usage.at("/input_tokens_details/cached_tokens").asInt()).isEqualTo(1920);
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(2600);
    }

    @Test
    void theCapOfTheRequestIsKept() {
        var response =
                saidTo(
                        "{'max_output_tokens': 70}",
                        answers(reasoning(), text("y".repeat(1000)), call("python", "{}")));

        assertThat(response.path("status").asText()).isEqualTo("incomplete");
        assertThat(response.path("incomplete_details"))
                .isEqualTo(json("{'reason': 'max_output_tokens'}"));
        assertThat(response.at("/output/1/content/0/text").asText()).isEqualTo("y".repeat(24));
        assertThat(response.at("/output/1/status").asText()).isEqualTo("incomplete");
        assertThat(response.path("output")).hasSize(2);
        assertThat(response.at("/usage/output_tokens").asInt()).isEqualTo(70);
    }

    @Test
    void reasoningAloneCanUseUpTheCap() {
        var response = saidTo("{'max_output_tokens': 32}", answers(reasoning(), text("42")));

        assertThat(response.path("output")).hasSize(1);
        assertThat(response.at("/usage/output_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(32);
    }

    @Test
    void aContentFilterEndsIt() {
        var response = saidTo("{}", Turn.says("4").ending(Ending.CONTENT_FILTER));

        assertThat(response.path("incomplete_details"))
                .isEqualTo(json("{'reason': 'content_filter'}"));
    }

    @Test
    void aFailureIsA200WithAnError() {
        var response = saidTo("{}", Turn.fails("server_error", "It broke."));

        assertThat(response.path("status").asText()).isEqualTo("failed");
        assertThat(response.path("error"))
                .isEqualTo(json("{'code': 'server_error', 'message': 'It broke.'}"));
    }

    @Test
    void nothingCanBeSaid() {
        assertThat(saidTo("{}", Turn.nothing()).path("output")).isEmpty();
    }

    @Test
    void whatIsStoredCanBeRead() {
        try (var server = OpenAiServer.scripted(Turn.says("a"), Turn.says("b")).start();
                var client = new Client(server)) {
            var stored = client.respond(response("{}"));
            var forgotten = client.respond(response("{'store': false}"));

            assertThat(client.get("/responses/" + stored.json().path("id").asText()).json())
                    .isEqualTo(stored.json());
            assertThat(client.get("/responses/" + forgotten.json().path("id").asText()).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aStreamTellsAnItemInAllItsParts() {
        var events =
                streamed(
                        "{'reasoning': {'summary': 'auto'}}",
                        answers(
                                reasoning("One."),
                                call("python", "{}"),
                                text("42"),
                                refusal("No.")));

        assertThat(events.stream().map(event -> event.path("type").asText()))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.reasoning_summary_part.added",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.done",
                        "response.reasoning_summary_part.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.refusal.delta",
                        "response.refusal.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("sequence_number").asInt()).isEqualTo(i);
        }
    }

    @Test
    void theDeltasAddUpToWhatIsSaid() {
        String long_ = "Füße und Σ, 𝔽₂ und 😀. ".repeat(40);

        var events = streamed("{}", Turn.says(long_));

        assertThat(
                        events.stream()
                                .filter(event ->
                                        event.path("type")
                                                .asText()
                                                .equals("response.output_text.delta"))
                                .map(event -> event.path("delta").asText())
                                .toList())
                .hasSizeGreaterThan(10)
                .satisfies(deltas -> assertThat(String.join("", deltas)).isEqualTo(long_));
    }

    @Test
    void aStreamEndsInTheResponseThatWouldHaveComeWhole() {
        var whole = saidTo("{}", answers(reasoning(), text("42")));
        var last = streamed("{}", answers(reasoning(), text("42"))).getLast().path("response");

        assertThat(last.path("output")).isEqualTo(whole.path("output"));
        assertThat(last.path("usage")).isEqualTo(whole.path("usage"));
    }

    @Test
    void aStreamSaysHowItEnded() {
        assertThat(streamed("{}", Turn.thinksTooLong()).getLast().path("type").asText())
                .isEqualTo("response.incomplete");
        assertThat(
                        streamed("{}", Turn.fails("server_error", "It broke."))
                                .getLast()
                                .path("type")
                                .asText())
                .isEqualTo("response.failed");
    }

    @Test
    void obfuscationCanBeSwitchedOff() {
        var with = streamed("{}", Turn.says("42"));
        var without =
                streamed("{'stream_options': {'include_obfuscation': false}}", Turn.says("42"));

        assertThat(with).anyMatch(event -> event.has("obfuscation"));
        assertThat(without).noneMatch(event -> event.has("obfuscation"));
    }
}
