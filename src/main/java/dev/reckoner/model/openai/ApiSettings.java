package dev.reckoner.model.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.model.Listener;
import dev.reckoner.model.http.ErrorObject;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.http.StreamAssembler;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.Protocol;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// The API that is used for a model, and the settings of all its requests. Together with an
/// [Endpoint] it makes a model. The header of a cassette contains it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "api")
@JsonSubTypes({
    @Type(value = ApiSettings.ChatSettings.class, name = "chat"),
    @Type(value = ApiSettings.ResponsesSettings.class, name = "responses")
})
public sealed interface ApiSettings extends Protocol {

    /// The requested effort; null if the model decides.
    @Nullable Effort effort();

    /// What the server takes of requests.
    Dialect dialect();

    /// The same settings with another effort.
    ApiSettings with(Effort effort);

    OpenAiClient over(Endpoint endpoint);

    /// Chat Completions.
    ///
    /// @param effort null to leave it to the model
    record ChatSettings(@Nullable Effort effort, Dialect dialect) implements ApiSettings {

        public ChatSettings {
            Objects.requireNonNull(dialect, "'manner.dialect' is missing");
        }

        @Override
        public ChatSettings with(Effort effort) {
            return new ChatSettings(effort, dialect);
        }

        @Override
        public OpenAiClient over(Endpoint endpoint) {
            return new ChatCompletionsModel(endpoint, this);
        }

        @Override
        public String path() {
            return "/chat/completions";
        }

        @Override
        public StreamAssembler assembler(Listener listener) {
            return new ChatStreamAssembler(listener);
        }

        @Override
        public HttpResult read(Body answer) {
            return ReadChatCompletion.isCompletion(answer.body())
                    ? answer
                    : new InvalidBody(answer.body().toString());
        }
    }

    /// The Responses API.
    ///
    /// @param effort null to leave it to the model
    record ResponsesSettings(@Nullable Effort effort, Dialect dialect) implements ApiSettings {

        public ResponsesSettings {
            dialect = dialect == null ? Dialect.OPEN_AI : dialect; // missing in older recordings
        }

        public ResponsesSettings(@Nullable Effort effort) {
            this(effort, Dialect.OPEN_AI);
        }

        /// Part of the format of cassettes: reasoning is sent back to the model encrypted.
        @JsonProperty
        String carry() {
            return "ENCRYPTED";
        }

        @Override
        public ResponsesSettings with(Effort effort) {
            return new ResponsesSettings(effort, dialect);
        }

        @Override
        public OpenAiClient over(Endpoint endpoint) {
            return new ResponsesModel(endpoint, this);
        }

        @Override
        public String path() {
            return Server.RESPONSES;
        }

        @Override
        public StreamAssembler assembler(Listener listener) {
            return new ResponsesStreamAssembler(listener);
        }

        @Override
        public HttpResult read(Body answer) {
            JsonNode response = answer.body();
            if (!response.path("output").isArray()) {
                return new InvalidBody(response.toString());
            }
            return switch (response.path("status").asText("completed")) {
                case "completed", "incomplete" -> answer;
                case "failed" -> ErrorObject.of(response.path("error"));
                case "cancelled" -> new Disconnected("the server cancelled the response");
                default -> new InvalidBody(response.toString());
            };
        }
    }
}
