package dev.reckoner.model.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.Unreachable;
import dev.reckoner.model.http.Server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/// What a person is told of a request that was refused: what happened, and what to do.
class FailureMessageTest {

    private static final Server SERVER = Server.of("https://models.example/v1", "sk-0123456789");

    private static String about(int status, String code, String said) {
        return new FailureMessage(SERVER, "o9", "/chat/completions")
                .about(new ErrorStatus(status, code, said, Duration.ZERO, "req_5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_request_error | Function tools with reasoning_effort are not supported for"
                        + " o9 in /v1/chat/completions. Use /v1/responses instead. | use the"
                        + " Responses API, or let the model write its calls as text (--calls"
                        + " text)",
                "invalid_request_error | This model is only supported in v1/responses and not in"
                        + " v1/chat/completions. | use the Responses API",
                "unsupported_parameter | Unsupported parameter: 'reasoning_effort' is not supported"
                        + " with this model. | choose another effort, or none",
                "unsupported_value | Unsupported value: 'reasoning.effort' does not support"
                        + " 'minimal' with this model. | choose another effort, or none",
                "unsupported_parameter | Unsupported parameter: 'tools' is not supported with this"
                        + " model. | choose a model that can call tools, let it write its calls as"
                        + " text (--calls text), or let it work without tools (--preset direct)",
                "BadRequestError | \"auto\" tool choice requires --enable-auto-tool-choice and"
                        + " --tool-call-parser to be set | start the server with a parser for the"
                        + " model's calls (vLLM: --enable-auto-tool-choice and --tool-call-parser;"
                        + " llama.cpp: --jinja), or let the model write its calls as text (--calls"
                        + " text)",
                "api_error | registry.ollama.ai/library/gemma:2b does not support tools | choose a"
                    + " model that can call tools, let it write its calls as text (--calls text),"
                    + " or let it work without tools (--preset direct)",
                "server_error | Conversation roles must alternate | the model's chat template does"
                        + " not take this conversation: start the server with another one"
                        + " (llama.cpp: --chat-template), or choose another model",
                "api_error | \"qwen2.5:7b\" does not support thinking | choose another effort, or"
                        + " none",
                "unsupported_parameter | Unsupported parameter: 'max_tokens' is not supported with"
                        + " this model. Use 'max_completion_tokens' instead. | add the model to a"
                        + " catalogue file of your own, with 'max_tokens' under \"omit\"",
                "context_length_exceeded | Your input exceeds the context window of this model. |"
                        + " choose a model with a longer context, or start the server with a longer"
                        + " one",
                "'' | This model's maximum context length is 4096 tokens. | choose a model with a"
                        + " longer context, or start the server with a longer one"
            })
    void whatCanBeRepairedIsSaidHow(String code, String said, String repair) {
        assertThat(about(400, code, said))
                .isEqualTo(
                        "https://models.example/v1 refused the request (400); it said: %s (request"
                                        .formatted(said)
                                + " req_5); "
                                + repair);
    }

    @Test
    void whatCannotIsSaidAsItIs() {
        assertThat(about(400, "invalid_value", "Invalid 'messages'."))
                .isEqualTo(
                        "https://models.example/v1 refused the request (400); it said: Invalid"
                                + " 'messages'. (request req_5)");
    }

    @ParameterizedTest
    @CsvSource({"400", "403", "404"})
    void aModelThatIsNotThereIsLookedForWhateverTheStatus(int status) {
        assertThat(about(status, "model_not_found", "No access to o9."))
                .isEqualTo(
                        "there is no model 'o9' at https://models.example/v1 ("
                                + status
                                + "): choose one from its list of models; it said: No access to o9."
                                + " (request req_5)");
    }

    @Test
    void aServerWithoutTheResponsesApiIsNotABadBaseUrl() {
        var message = new FailureMessage(SERVER, "o9", "/responses");

        assertThat(message.about(new ErrorStatus(404, "", "Not Found")))
                .isEqualTo(
                        "https://models.example/v1 has no Responses API (404): use Chat"
                                + " Completions, or check the base URL, which usually ends in /v1;"
                                + " it said: Not Found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://other.example/v1/chat/completions | https://models.example/v1 redirects to"
                        + " https://other.example/v1/chat/completions (301): use the base URL"
                        + " https://other.example/v1",
                "/login | https://models.example/v1 redirects to /login (301): check the base URL",
                "'' | https://models.example/v1 redirects to another address (301): check the base"
                        + " URL"
            })
    void aRedirectIsToldWithItsTarget(String target, String told) {
        assertThat(about(301, "", target)).isEqualTo(told);
    }

    @Test
    void anAccountWithoutMoneyIsToCheck() {
        assertThat(about(429, "insufficient_quota", "You exceeded your current quota."))
                .isEqualTo(
                        "the account at https://models.example/v1 cannot go on (429): check its"
                                + " plan, limits and billing; it said: You exceeded your current"
                                + " quota. (request req_5)");
    }

    @Test
    void aRequestLargerThanItsQuotaIsToBeSmaller() {
        assertThat(about(429, "rate_limit_exceeded", "Request too large for o9."))
                .isEqualTo(
                        "the request alone is more than a minute's tokens at"
                                + " https://models.example/v1 (429): lower the limit on tokens, or"
                                + " raise the account's limit; it said: Request too large for o9."
                                + " (request req_5)");
    }

    @Test
    void aHostThatDoesNotExistIsLookedForInTheUrlAndTheNetwork() {
        var server = Server.of("http://no-such-host/v1", null);

        assertThat(
                        new FailureMessage(server, "o9", "/chat/completions")
                                .about(new Unreachable("unknown host")))
                .isEqualTo("there is no host 'no-such-host': check the base URL and the network");
    }
}
