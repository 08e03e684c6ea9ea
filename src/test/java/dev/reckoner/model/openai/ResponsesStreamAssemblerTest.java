package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.Notes;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ResponsesStreamAssemblerTest {

    private static final String REASONING =
            "{\"type\": \"reasoning\", \"id\": \"rs_1\", \"summary\": []}";
    private static final String MESSAGE = "{\"type\": \"message\", \"id\": \"msg_1\"}";
    private static final String CALL =
            "{\"type\": \"function_call\", \"call_id\": \"c\", \"name\": \"python\"}";

    private final Notes notes = new Notes();
    private final ResponsesStreamAssembler assembly = new ResponsesStreamAssembler(notes);

    private void add(String type, String rest) {
        assembly.add(
                json("{\"type\": \"" + type + "\"" + (rest.isEmpty() ? "" : ", " + rest) + "}"));
    }

    private void added(String item) {
        add("response.output_item.added", "\"item\": " + item);
    }

    private void done(int index, String item) {
        add("response.output_item.done", "\"output_index\": " + index + ", \"item\": " + item);
    }

    private void delta(String of, String piece) {
        add("response." + of + ".delta", "\"delta\": \"" + piece + "\"");
    }

    private void completed(String response) {
        add("response.completed", "\"response\": " + response);
    }

    @Test
    void theLastEventHasTheReply() {
        add("response.created", "\"response\": {\"status\": \"in_progress\", \"output\": []}");
        delta("output_text", "42");
        completed("{\"status\": \"completed\", \"output\": [" + MESSAGE + "]}");

        assertThat(assembly.complete()).isTrue();
        assertThat(assembly.end())
                .isEqualTo(
                        new Body(
                                json("{\"status\": \"completed\", \"output\": [" + MESSAGE + "]}"),
                                null));
    }

    @Test
    void whereItHasNoOutputTheItemsAreIt() {
        done(2, CALL);
        done(0, REASONING);
        done(1, MESSAGE);
        completed("{\"status\": \"completed\"}");

        assertThat(assembly.end())
                .isEqualTo(
                        new Body(
                                json(
                                        "{\"status\": \"completed\", \"output\": [%s, %s, %s]}"
                                                .formatted(REASONING, MESSAGE, CALL)),
                                null));
    }

    @Test
    void aReplyThatFailedOrIsIncompleteIsOneToBeRead() {
        add("response.incomplete", "\"response\": {\"status\": \"incomplete\", \"output\": []}");

        assertThat(assembly.complete()).isTrue();
        assertThat(assembly.end())
                .isEqualTo(new Body(json("{\"status\": \"incomplete\", \"output\": []}"), null));
    }

    @Test
    void textAndSummariesAreHeardAsTheyCome() {
        added(REASONING);
        add("response.reasoning_summary_part.added", "\"summary_index\": 0");
        delta("reasoning_summary_text", "Hm");
        add("response.reasoning_summary_part.added", "\"summary_index\": 1");
        delta("reasoning_summary_text", "so");
        added(REASONING);
        add("response.reasoning_summary_part.added", "\"summary_index\": 0");
        delta("reasoning_text", "then");
        added(MESSAGE);
        delta("output_text", "It ");
        delta("output_text", "");
        delta("output_text", "is");
        added(CALL);
        delta("function_call_arguments", "{");
        added(MESSAGE);
        delta("refusal", "no");

        assertThat(notes.taken)
                .containsExactly(
                        "reasoning Hm",
                        "reasoning \n\n",
                        "reasoning so",
                        "reasoning \n\n",
                        "reasoning then",
                        "text It ",
                        "text is",
                        "calling",
                        "text \n\n",
                        "text no");
    }

    @Test
    void anErrorEndsIt() {
        delta("output_text", "It ");
        add(
                "error",
                "\"code\": \"rate_limit_exceeded\", \"message\": \"slow down\", \"param\": null");

        assertThat(assembly.complete()).isTrue();
        assertThat(assembly.end())
                .isEqualTo(new ErrorStatus(429, "rate_limit_exceeded", "slow down"));
    }

    @Test
    void anErrorMayBeInsideOfTheEvent() {
        add("error", "\"error\": {\"type\": \"server_error\", \"message\": \"boom\"}");

        assertThat(assembly.end()).isEqualTo(new ErrorStatus(500, "server_error", "boom"));
    }

    @Test
    void anErrorThatSaysNothingIsOne() {
        add("error", "\"message\": null");

        assertThat(assembly.end()).isEqualTo(new ErrorStatus(500, "error", ""));
    }

    @Test
    void endsBeforeTheReplyAreCutOff() {
        done(0, MESSAGE);

        assertThat(assembly.complete()).isFalse();
        assertThat(assembly.end()).isEqualTo(new Disconnected("the stream ended before the reply"));
    }

    @Test
    void aReplyThatIsNoneIsCutOff() {
        completed("[]");

        assertThat(assembly.end()).isEqualTo(new Disconnected("the stream ended before the reply"));
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        add("response.web_search_call.searching", "\"output_index\": 0");
        add("keepalive", "\"sequence_number\": 3");
        assembly.add(json("[1]"));
        assembly.add(json("{\"type\": 7, \"delta\": {}}"));
        completed("{\"output\": []}");

        assertThat(assembly.end()).isEqualTo(new Body(json("{\"output\": []}"), null));
        assertThat(notes.taken).isEmpty();
    }

    @Test
    void onlyOneThatThinksMayBeSilentForLong() {
        var flowing = new ArrayList<Boolean>();
        for (String of :
                List.of(
                        "reasoning_summary_text",
                        "reasoning_text",
                        "output_text",
                        "refusal",
                        "function_call_arguments")) {
            delta(of, "x");
            flowing.add(assembly.flowing());
        }
        add("response.function_call_arguments.done", "");
        flowing.add(assembly.flowing());

        assertThat(flowing).containsExactly(false, false, true, true, true, false);
    }
}
