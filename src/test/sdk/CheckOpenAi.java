import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseIncludable;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStreamEvent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Checks a server with OpenAI's own client, which validates everything that comes: `java -cp
/// 'JARS/*' CheckOpenAi.java BASE_URL KEY`.
///
/// The server is the one of our tests, saying what its SdkScript says. Exit code 1 at the first
/// thing that is not as it should be.
class CheckOpenAi {

    private static final String ANSWER = "42 — das heißt: 6·7 😀";
    private static final Map<String, Object> SCHEMA =
            Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("code", Map.of("type", "string")),
                    "required",
                    List.of("code"),
                    "additionalProperties",
                    false);

    private final OpenAIClient client;
    private final OpenAIClient stranger;

    private CheckOpenAi(String url, String key) {
        client = client(url, key);
        stranger = client(url, "sk-wrong");
    }

    static void main(String[] arguments) {
        var check = new CheckOpenAi(arguments[0], arguments[1]);
        Map<String, Runnable> checks = new java.util.LinkedHashMap<>();
        checks.put("models", check::models);
        checks.put("chat with tools", () -> check.chat(check::whole));
        checks.put("chat stream with tools", () -> check.chat(check::streamed));
        checks.put("chat endings", check::chatEndings);
        checks.put("responses stateless", () -> check.responses(check::whole));
        checks.put("responses stream with tools", () -> check.responses(check::streamed));
        checks.put("responses stored", check::stored);
        checks.put("responses endings", check::responseEndings);
        checks.put("ends of response streams", check::streamEndings);
        checks.put("errors", check::errors);
        checks.forEach((name, one) -> {
            one.run();
            System.out.println("ok   " + name);
        });
        System.out.println("openai-java: " + checks.size() + " checks passed");
        System.exit(0);
    }

    private static OpenAIClient client(String url, String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(url)
                .apiKey(key)
                .maxRetries(0)
                .responseValidation(true)
                .build();
    }

    private void models() {
        var models = client.models().list().data();
        var mini = models.stream().filter(model -> model.id().equals("o3-mini")).findFirst();
        is(mini.orElseThrow().shutdownDate().orElseThrow(), LocalDate.of(2026, 10, 23));
        is(client.models().retrieve("o3-mini"), mini.orElseThrow());
    }

    private static ChatCompletionCreateParams.Builder chatting() {
        var parameters = FunctionParameters.builder();
        SCHEMA.forEach(
                (name, value) -> parameters.putAdditionalProperty(name, JsonValue.from(value)));
        return ChatCompletionCreateParams.builder()
                .model("o3-mini")
                .reasoningEffort(ReasoningEffort.HIGH)
                .addFunctionTool(
                        FunctionDefinition.builder()
                                .name("python")
                                .strict(true)
                                .parameters(parameters.build())
                                .build())
                .addUserMessage("Go.");
    }

    private void chat(Function<ChatCompletionCreateParams, ChatCompletion> ask) {
        var request = chatting();
        for (int round = 0; round < 2; round++) {
            var message = ask.apply(request.build()).choices().getFirst().message();
            request.addMessage(message);
            var call = message.toolCalls().orElseThrow().getFirst().asFunction();
            is(call.function().name(), "python");
            request.addMessage(
                    ChatCompletionToolMessageParam.builder()
                            .toolCallId(call.id())
                            .content("42")
                            .build());
        }
        var last = ask.apply(request.build());
        is(last.choices().getFirst().message().content().orElseThrow(), ANSWER);
        is(
                last.usage()
                        .orElseThrow()
                        .completionTokensDetails()
                        .orElseThrow()
                        .reasoningTokens()
                        .orElseThrow(),
                64L);
    }

    private ChatCompletion whole(ChatCompletionCreateParams request) {
        return client.chat().completions().create(request);
    }

    private ChatCompletion streamed(ChatCompletionCreateParams request) {
        var usage = ChatCompletionStreamOptions.builder().includeUsage(true).build();
        var all = ChatCompletionAccumulator.create();
        try (var stream =
                client.chat()
                        .completions()
                        .createStreaming(request.toBuilder().streamOptions(usage).build())) {
            stream.stream().forEach(chunk -> all.accumulate(chunk.validate()));
        }
        return all.chatCompletion();
    }

    private ChatCompletion chatTurn(String turn) {
        return client.chat()
                .completions()
                .create(
                        ChatCompletionCreateParams.builder()
                                .model("o3-mini")
                                .addUserMessage("Go.")
                                .metadata(
                                        ChatCompletionCreateParams.Metadata.builder()
                                                .putAdditionalProperty("turn", JsonValue.from(turn))
                                                .build())
                                .build());
    }

    private void chatEndings() {
        is(
                chatTurn("refusal").choices().getFirst().message().refusal().orElseThrow(),
                "I will not.");
        is(chatTurn("incomplete").choices().getFirst().finishReason().asString(), "length");
        is(chatTurn("filtered").choices().getFirst().finishReason().asString(), "content_filter");
        is(chatTurn("storm").choices().getFirst().message().toolCalls().orElseThrow().size(), 100);
    }

    private static ResponseCreateParams.Builder responding() {
        var parameters = FunctionTool.Parameters.builder();
        SCHEMA.forEach(
                (name, value) -> parameters.putAdditionalProperty(name, JsonValue.from(value)));
        return ResponseCreateParams.builder()
                .model("o3-mini")
                .addTool(
                        FunctionTool.builder()
                                .name("python")
                                .strict(true)
                                .parameters(parameters.build())
                                .build());
    }

    private void responses(Function<ResponseCreateParams, Response> ask) {
        List<ResponseInputItem> items = new ArrayList<>();
        items.add(
                ResponseInputItem.ofMessage(
                        ResponseInputItem.Message.builder()
                                .role(ResponseInputItem.Message.Role.USER)
                                .addInputTextContent("Go.")
                                .build()));
        Response response = null;
        for (int round = 0; round < 3; round++) {
            response =
                    ask.apply(
                            responding()
                                    .store(false)
                                    .addInclude(ResponseIncludable.REASONING_ENCRYPTED_CONTENT)
                                    .reasoning(
                                            Reasoning.builder()
                                                    .effort(ReasoningEffort.HIGH)
                                                    .summary(Reasoning.Summary.AUTO)
                                                    .build())
                                    .inputOfResponse(items)
                                    .build());
            response.output().forEach(item -> items.add(sentBack(item)));
            items.addAll(outputs(response));
        }
        is(textOf(response), ANSWER);
        is(items.stream().filter(ResponseInputItem::isReasoning).count(), 5L);
    }

    private static ResponseInputItem sentBack(ResponseOutputItem item) {
        return item.isReasoning()
                ? ResponseInputItem.ofReasoning(item.asReasoning())
                : item.isFunctionCall()
                        ? ResponseInputItem.ofFunctionCall(item.asFunctionCall())
                        : ResponseInputItem.ofResponseOutputMessage(item.asMessage());
    }

    private static List<ResponseInputItem> outputs(Response response) {
        return response.output().stream()
                .flatMap(item -> item.functionCall().stream())
                .map(call ->
                        ResponseInputItem.ofFunctionCallOutput(
                                ResponseInputItem.FunctionCallOutput.builder()
                                        .callId(call.callId())
                                        .output("42")
                                        .build()))
                .toList();
    }

    private static String textOf(Response response) {
        return response.output().getLast().asMessage().content().getFirst().asOutputText().text();
    }

    private Response whole(ResponseCreateParams request) {
        return client.responses().create(request);
    }

    private Response streamed(ResponseCreateParams request) {
        var all = ResponseAccumulator.create();
        try (var stream = client.responses().createStreaming(request)) {
            stream.stream().forEach(event -> all.accumulate(event.validate()));
        }
        return all.response();
    }

    private void stored() {
        var response = client.responses().create(responding().input("Go.").build());
        for (int round = 0; round < 2; round++) {
            response =
                    client.responses()
                            .create(
                                    responding()
                                            .previousResponseId(response.id())
                                            .inputOfResponse(outputs(response))
                                            .build());
        }
        is(textOf(response), ANSWER);
        is(client.responses().retrieve(response.id()), response);
    }

    private static ResponseCreateParams turn(String turn) {
        return ResponseCreateParams.builder()
                .model("o3-mini")
                .input("Go.")
                .metadata(
                        ResponseCreateParams.Metadata.builder()
                                .putAdditionalProperty("turn", JsonValue.from(turn))
                                .build())
                .build();
    }

    private void responseEndings() {
        var refused = whole(turn("refusal"));
        is(
                refused.output().getLast().asMessage().content().getFirst().asRefusal().refusal(),
                "I will not.");
        is(reason(whole(turn("incomplete"))), "max_output_tokens");
        is(reason(whole(turn("filtered"))), "content_filter");
        var failed = whole(turn("failed"));
        is(failed.status().orElseThrow().asString(), "failed");
        is(failed.error().orElseThrow().message(), "It broke.");
    }

    private static String reason(Response response) {
        return response.incompleteDetails().orElseThrow().reason().orElseThrow().asString();
    }

    private ResponseStreamEvent last(String turn) {
        try (var stream = client.responses().createStreaming(turn(turn))) {
            return stream.stream()
                    .map(ResponseStreamEvent::validate)
                    .reduce((_, next) -> next)
                    .orElseThrow();
        }
    }

    private void streamEndings() {
        is(last("incomplete").isIncomplete(), true);
        is(last("failed").isFailed(), true);
        is(last("error_event").asError().message(), "It broke.");
        is(raised(OpenAIIoException.class, () -> last("cut")) != null, true);
        for (String turn : List.of("crlf", "comments", "split")) {
            is(textOf(last(turn).asCompleted().response()), ANSWER);
        }
    }

    private void errors() {
        var refused =
                raised(
                        BadRequestException.class,
                        () -> whole(turn("says").toBuilder().temperature(1).build()));
        is(refused.code().orElseThrow(), "unsupported_parameter");
        is(refused.param().orElseThrow(), "temperature");
        is(
                code(
                        NotFoundException.class,
                        () -> whole(turn("says").toBuilder().model("o1-mini").build())),
                "model_not_found");
        is(code(UnauthorizedException.class, () -> stranger.models().list()), "invalid_api_key");
        is(code(RateLimitException.class, () -> chatTurn("no_quota")), "insufficient_quota");
        is(code(RateLimitException.class, () -> chatTurn("rate_limited")), "rate_limit_exceeded");
        is(
                raised(InternalServerException.class, () -> whole(turn("server_error")))
                        .statusCode(),
                500);
    }

    private static String code(Class<? extends OpenAIServiceException> kind, Runnable call) {
        return raised(kind, call).code().orElseThrow();
    }

    private static <T extends Exception> T raised(Class<T> kind, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            return kind.cast(e);
        }
        throw new AssertionError("no " + kind.getSimpleName());
    }

    private static void is(Object was, Object expected) {
        if (!Objects.equals(was, expected)) {
            throw new AssertionError("expected " + expected + ", was " + was);
        }
    }
}
