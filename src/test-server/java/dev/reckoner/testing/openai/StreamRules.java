package dev.reckoner.testing.openai;

import java.util.Optional;

/// What is asked of streams.
final class StreamRules {

    static Optional<Complaint> optionsNeedAStream(Asked asked) {
        return asked.body().hasNonNull("stream_options") && !asked.streams()
                ? Optional.of(
                        Complaint.invalid(
                                "The 'stream_options' parameter is only allowed when 'stream' is"
                                        + " enabled.",
                                "stream_options",
                                null))
                : Optional.empty();
    }

    private StreamRules() {}
}
