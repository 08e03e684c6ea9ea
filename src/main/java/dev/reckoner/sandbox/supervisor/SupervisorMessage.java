package dev.reckoner.sandbox.supervisor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.sandbox.host.PlacedValues.Placed;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// A message of the supervisor about a session. Closed for ever.
sealed interface SupervisorMessage {

    record Opened() implements SupervisorMessage {}

    /// The session, or the whole sandbox with it, cannot be used any more.
    record Failed(String why) implements SupervisorMessage {}

    record Printed(String text) implements SupervisorMessage {}

    record Showed(Placed placed) implements SupervisorMessage {}

    /// @param tail the end of what was printed, after the [Printed] pieces and `dropped` characters
    record Ended(
            String how,
            SessionState state,
            String error,
            String traceback,
            String tail,
            long dropped,
            ResourceUse resources)
            implements SupervisorMessage {}

    /// @throws IOException if it is none of these
    static SupervisorMessage of(ObjectNode frame) throws IOException {
        if (frame.has("out")) {
            return new Printed(frame.path("out").asText());
        }
        if (frame.has("shown")) {
            return new Showed(shown(frame.path("shown")));
        }
        if (frame.has("end")) {
            return ended(frame);
        }
        if (frame.has("opened")) {
            return new Opened();
        }
        if (frame.has("failed")) {
            return new Failed(frame.path("failed").asText());
        }
        throw new IOException("an unknown frame");
    }

    private static Placed shown(JsonNode value) {
        Map<String, String> rich = new LinkedHashMap<>();
        value.path(3)
                .properties()
                .forEach(form -> rich.put(form.getKey(), form.getValue().asText()));
        return new Placed(
                value.path(0).asLong(),
                new DisplayedValue(value.path(1).asBoolean(), value.path(2).asText(), rich));
    }

    private static Ended ended(ObjectNode frame) throws IOException {
        return new Ended(
                frame.path("end").asText(),
                state(frame.path("state").asText()),
                frame.path("error").asText(),
                frame.path("traceback").asText(),
                frame.path("tail").asText(),
                frame.path("dropped").asLong(),
                new ResourceUse(
                        seconds(frame.path("wall").asDouble()),
                        seconds(frame.path("cpu").asDouble()),
                        frame.path("peak").asLong()));
    }

    private static SessionState state(String name) throws IOException {
        return switch (name) {
            case "kept" -> SessionState.KEPT;
            case "rolled_back" -> SessionState.ROLLED_BACK;
            case "lost" -> SessionState.LOST;
            default -> throw new IOException("an unknown state: " + name);
        };
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.max(0, (long) (seconds * 1e9)));
    }
}
