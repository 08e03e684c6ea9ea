package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The body of an answer, in the pieces it is written in: one, or one for each event.
///
/// @param prelude how many pieces come before the model has begun
record Body(boolean stream, List<Piece> pieces, int prelude) {

    /// @param event its type; null where it has none
    record Piece(@Nullable String event, byte[] bytes) {}

    Body {
        pieces = List.copyOf(pieces);
    }

    static Body whole(byte[] json) {
        return new Body(false, List.of(new Piece(null, json)), 0);
    }

    static Body stream(List<Event> events, Framing framing, int prelude) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            String text = Sse.text(events.get(i), framing, i);
            pieces.add(new Piece(events.get(i).type(), text.getBytes(StandardCharsets.UTF_8)));
        }
        return new Body(true, pieces, prelude);
    }

    Body with(List<Piece> others) {
        return new Body(stream, others, prelude);
    }

    long length() {
        return pieces.stream().mapToLong(piece -> piece.bytes().length).sum();
    }

    /// How many bytes come before this place.
    long offset(Where where) {
        if (where.event() == null) {
            return Math.round(length() * where.share());
        }
        long offset = 0;
        for (Piece piece : pieces) {
            offset += piece.bytes().length;
            if (where.event().equals(piece.event())) {
                return offset;
            }
        }
        throw new IllegalArgumentException("no event '" + where.event() + "' in this stream");
    }
}
