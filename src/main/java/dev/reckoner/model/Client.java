package dev.reckoner.model;

import java.util.function.UnaryOperator;

/// A model that we speak to ourselves, so that what goes over the line can be recorded.
interface Client extends Model {

    Line line();

    Manner manner();

    /// The same with something put between it and the server.
    default Client through(UnaryOperator<Link> between) {
        return manner().over(line().through(between));
    }
}
