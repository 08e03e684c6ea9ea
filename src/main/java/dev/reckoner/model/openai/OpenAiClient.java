package dev.reckoner.model.openai;

import dev.reckoner.model.Model;
import dev.reckoner.model.http.Transport;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.task.Effort;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// A model that we speak to ourselves, so that what goes over the line can be recorded.
public interface OpenAiClient extends Model {

    Endpoint endpoint();

    ApiSettings settings();

    @Override
    default Optional<Effort> effort() {
        return Optional.ofNullable(settings().effort());
    }

    /// The same with something put between it and the server.
    default OpenAiClient through(UnaryOperator<Transport> between) {
        return settings().over(endpoint().through(between));
    }
}
