package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.JsonNode;

/// Passes everything on to another assembler. A subclass looks at what passes.
public abstract class ForwardedStream implements StreamAssembler {

    private final StreamAssembler stream;

    protected ForwardedStream(StreamAssembler stream) {
        this.stream = stream;
    }

    @Override
    public void add(JsonNode event) {
        stream.add(event);
    }

    @Override
    public void stored(String id) {
        stream.stored(id);
    }

    @Override
    public void interrupted(String words) {
        stream.interrupted(words);
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
