package dev.reckoner.testing.openai;

import dev.reckoner.testing.openai.Body.Piece;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a fault makes of the bytes of a body.
final class SpoilBytes {

    private static final byte[] HALF_A_CHARACTER = {(byte) 0xc3};

    static Body body(Body body, Fault.Spoiling fault) {
        return switch (fault) {
            case Fault.BreaksACharacter() -> broken(body);
            case Fault.Malforms() -> malformed(body);
            case Fault.Pads(var bytes) -> padded(body, bytes);
            case Fault.ErrorInside(var where, var code, var message) ->
                    body.stream() ? failing(body, body.offset(where), code, message) : body;
            case Fault.HangsBefore _,
                    Fault.HangsInside _,
                    Fault.Cuts _,
                    Fault.ResetsInside _,
                    Fault.SplitsACharacter _,
                    Fault.Slows _,
                    Fault.Frames _,
                    Fault.Alters _ ->
                    body;
        };
    }

    private static Body broken(Body body) {
        List<Piece> pieces = new ArrayList<>(body.pieces());
        for (int i = 0; i < pieces.size(); i++) {
            byte[] bytes = pieces.get(i).bytes();
            int middle = middleOfACharacter(bytes);
            if (middle > 0) {
                int end = middle;
                while (end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
                    end++;
                }
                byte[] left = join(Arrays.copyOf(bytes, end - 1), tail(bytes, end));
                pieces.set(i, new Piece(pieces.get(i).event(), left));
                return body.with(pieces);
            }
        }
        int i = pieces.size() / 2;
        byte[] bytes = pieces.get(i).bytes();
        int half = bytes.length / 2;
        byte[] worse = join(Arrays.copyOf(bytes, half), HALF_A_CHARACTER, tail(bytes, half));
        pieces.set(i, new Piece(pieces.get(i).event(), worse));
        return body.with(pieces);
    }

    private static Body malformed(Body body) {
        List<Piece> pieces = new ArrayList<>(body.pieces());
        int i = pieces.size() / 2;
        byte[] bytes = pieces.get(i).bytes();
        byte[] end = body.stream() ? new byte[] {'\n', '\n'} : new byte[0];
        pieces.set(
                i,
                new Piece(
                        pieces.get(i).event(), join(Arrays.copyOf(bytes, bytes.length / 2), end)));
        return body.with(pieces);
    }

    private static Body padded(Body body, int bytes) {
        byte[] padding = new byte[bytes];
        Arrays.fill(padding, (byte) (body.stream() ? ':' : ' '));
        if (body.stream()) {
            padding[bytes - 1] = '\n';
        }
        List<Piece> pieces = new ArrayList<>(body.pieces());
        pieces.addFirst(new Piece(null, padding));
        return new Body(body.stream(), pieces, body.prelude() + 1);
    }

    private static Body failing(Body body, long offset, String code, String message) {
        List<Piece> pieces = new ArrayList<>();
        long before = 0;
        for (Piece piece : body.pieces()) {
            if (before >= offset) {
                break;
            }
            pieces.add(piece);
            before += piece.bytes().length;
        }
        boolean typed = body.pieces().stream().anyMatch(piece -> piece.event() != null);
        Event error = typed ? typed(pieces.size(), code, message) : untyped(code, message);
        byte[] text = Sse.text(error, Framing.PLAIN, 0).getBytes(StandardCharsets.UTF_8);
        pieces.add(new Piece(error.type(), text));
        return body.with(pieces);
    }

    private static Event typed(int number, String code, String message) {
        return new Event(
                "error",
                Json.object()
                        .put("type", "error")
                        .put("sequence_number", number)
                        .put("code", code)
                        .put("message", message)
                        .putNull("param")
                        .toString());
    }

    private static Event untyped(String code, String message) {
        var complaint = new Complaint(500, message, "server_error", null, code);
        return new Event(null, complaint.body().toString());
    }

    /// The place of the second byte of the first character that is not ASCII; negative if all are.
    static int middleOfACharacter(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return i + 1;
            }
        }
        return -1;
    }

    static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private SpoilBytes() {}
}
