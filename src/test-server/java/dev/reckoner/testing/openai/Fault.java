package dev.reckoner.testing.openai;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Something that goes wrong with a request. [Faults] has one of each by name.
public sealed interface Fault {

    /// Comes instead of a generation: nothing is charged, no answer of the script is used up.
    sealed interface Instead extends Fault, Turn {}

    /// Sends this, whole.
    record Sends(int status, Map<String, String> headers, String body) implements Instead {

        public Sends {
            headers = Map.copyOf(headers);
        }

        public Sends with(String header, String value) {
            var all = new java.util.LinkedHashMap<>(headers);
            all.put(header, value);
            return new Sends(status, all, body);
        }
    }

    /// Resets the connection as soon as the request is read.
    record Resets() implements Instead {}

    /// Keeps silent until the client goes away or the server is closed.
    record KeepsSilent() implements Instead {}

    /// Spoils a generation, or its delivery: charged all the same.
    sealed interface Spoiling extends Fault {}

    /// Keeps silent until the client goes away, the answer in hand.
    record HangsBefore() implements Spoiling {}

    record HangsInside(Where where) implements Spoiling {}

    /// Closes the connection before the body is complete.
    record Cuts(Where where) implements Spoiling {}

    record ResetsInside(Where where) implements Spoiling {}

    /// An error event inside a stream, after which it ends; a body that is no stream stays whole.
    record ErrorInside(Where where, String code, String message) implements Spoiling {}

    /// Writes the first half of the first character that is not ASCII and flushes it, then the
    /// rest. Without such a character nothing is spoilt.
    record SplitsACharacter() implements Spoiling {}

    /// Leaves out the last byte of the first character that is not ASCII, or puts half a character
    /// into the middle of a body that has none.
    record BreaksACharacter() implements Spoiling {}

    /// Half a JSON value where a whole one was due: the body, or the event in the middle.
    record Malforms() implements Spoiling {}

    record Slows(Duration perByte) implements Spoiling {}

    /// So many bytes more that mean nothing: white space before JSON, a comment in a stream.
    record Pads(int bytes) implements Spoiling {}

    /// What comes in a stream is framed so.
    record Frames(Framing framing) implements Spoiling {}

    /// The model itself says something else. Has no effect on a generation made earlier.
    record Alters(UnaryOperator<Answer> change) implements Spoiling {}
}
