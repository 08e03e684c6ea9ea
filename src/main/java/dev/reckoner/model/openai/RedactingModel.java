package dev.reckoner.model.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.json.RewriteTexts;
import dev.reckoner.model.ContextFull;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.RetryDeclined;
import dev.reckoner.model.ToolsRefused;
import dev.reckoner.model.http.Server;
import dev.reckoner.task.Effort;

import java.util.Optional;

/// Removes the server's key from the replies of a model, because replies are stored, shown and run,
/// and a server can repeat the key.
public record RedactingModel(Model model, Server server) implements Model {

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Optional<Model> within() {
        return Optional.of(model);
    }

    @Override
    public Optional<Effort> effort() {
        return model.effort();
    }

    @Override
    public Reply reply(Request request, Listener listener) throws InterruptedException {
        var redacting = new RedactingListener(server, listener);
        try {
            var reply = redacted(model.reply(request, redacting));
            redacting.end();
            return reply;
        } catch (ModelUnavailable e) {
            String message = String.valueOf(e.getMessage());
            String redacted = server.redact(message);
            throw redacted.equals(message) ? e : redacted(e, redacted);
        }
    }

    /// The same failure with another message.
    private ModelUnavailable redacted(ModelUnavailable failure, String message) {
        int status = failure.status();
        String said = server.redact(failure.serverMessage());
        return switch (failure) {
            case ContextFull full -> new ContextFull(message, status, said, full.tokens());
            case ToolsRefused _ -> new ToolsRefused(message, status, said);
            case RetryDeclined _ -> new RetryDeclined(message);
            case ModelUnavailable _ -> new ModelUnavailable(message, status, said);
        };
    }

    private Reply redacted(Reply reply) {
        JsonNode whole = Json.MAPPER.valueToTree(reply);
        JsonNode redacted = RewriteTexts.inOrder(whole, server::redact);
        try {
            return redacted.equals(whole) ? reply : Json.MAPPER.treeToValue(redacted, Reply.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reply could not be read back", e);
        }
    }

    @Override
    public String toString() {
        return model.toString();
    }
}
