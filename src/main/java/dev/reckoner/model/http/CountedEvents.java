package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.JsonNode;

/// Counts the events of a stream and passes them on.
final class CountedEvents implements StreamAssembler {

    private final StreamAssembler stream;
    private int count;

    CountedEvents(StreamAssembler stream) {
        this.stream = stream;
    }

    boolean none() {
        return count == 0;
    }

    @Override
    public void add(JsonNode event) {
        count++;
        stream.add(event);
    }

    @Override
    public void ended(boolean announced) {
        stream.ended(announced);
    }

    @Override
    public boolean flowing() {
        return stream.flowing();
    }

    @Override
    public boolean complete() {
        return stream.complete();
    }

    @Override
    public HttpResult end() {
        return stream.end();
    }
}
