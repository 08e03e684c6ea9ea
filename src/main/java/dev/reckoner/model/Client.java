package dev.reckoner.model;

import dev.reckoner.Effort;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// A model that we speak to ourselves, so that what goes over the line can be recorded.
interface Client extends Model {

    Line line();

    ApiSettings settings();

    @Override
    default Optional<Effort> effort() {
        return Optional.ofNullable(settings().effort());
    }

    /// The same with something put between it and the server.
    default Client through(UnaryOperator<Link> between) {
        return settings().over(line().through(between));
    }
}
