package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/// One of the two APIs: how it asks, and how it tells a generation.
interface Protocol {

    Api api();

    /// @throws Refused where what it refers to is not there
    Asked asked(ObjectNode body, ModelCard card) throws Refused;

    List<Rule> rules();

    ObjectNode whole(Generation generation);

    List<Event> events(Generation generation);

    /// How many events come before the model has begun.
    int prelude();

    void made(Generation generation);

    /// The client does not get all of a generation that was made.
    void broken(Generation generation);
}
