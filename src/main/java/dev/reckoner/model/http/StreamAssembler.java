package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.JsonNode;

/// A streamed reply on its way to being the one that would have come whole.
public interface StreamAssembler {

    void add(JsonNode event);

    /// Whether text or arguments, or the end, are being written: a pause is then short, while one
    /// that thinks may be silent for minutes.
    boolean flowing();

    /// Whether nothing more is to come.
    boolean complete();

    /// What there is if the stream ends now: the whole reply, or why there is none. May be asked
    /// more than once.
    HttpResult end();
}
