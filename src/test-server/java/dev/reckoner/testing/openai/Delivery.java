package dev.reckoner.testing.openai;

import java.util.List;
import java.util.Map;

/// An answer as it goes over the wire.
///
/// @param length of the body as announced; negative for a chunked one
record Delivery(int status, Map<String, String> headers, long length, List<Step> steps) {

    static final long CHUNKED = -1;

    static Delivery whole(int status, Map<String, String> headers, byte[] body) {
        return new Delivery(status, headers, body.length, List.of(new Step.Write(body)));
    }

    /// No answer at all.
    static Delivery only(Step step) {
        return new Delivery(0, Map.of(), 0, List.of(step));
    }
}
