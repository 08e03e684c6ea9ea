package dev.reckoner.model.openai;

import dev.reckoner.model.Model;
import dev.reckoner.model.http.Transport;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.task.Effort;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// A model whose requests this program sends itself, so that they can be recorded.
public interface OpenAiClient extends Model {

    Endpoint endpoint();

    ApiSettings settings();

    @Override
    default Optional<Effort> effort() {
        return Optional.ofNullable(settings().effort());
    }

    /// The same client, with another transport around its own.
    default OpenAiClient through(UnaryOperator<Transport> between) {
        return settings().over(endpoint().through(between));
    }
}
