package dev.reckoner.model.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the data of the events in a `text/event-stream`. The bytes can be split anywhere: inside a
/// character, a line end or an event. Comments and other fields are ignored; bytes that are not
/// UTF-8 become U+FFFD.
///
/// Some servers report an error outside the format: as a field `error`, or as a line of JSON. Both
/// are events too.
final class ServerSentEvents {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CharsetDecoder utf8 =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder data = new StringBuilder();
    private ByteBuffer incomplete = ByteBuffer.allocate(0);
    private boolean afterReturn;
    private boolean begun;

    /// @return the data of each event that these bytes complete
    List<String> feed(byte[] bytes) {
        var events = new ArrayList<String>();
        CharBuffer text = decode(bytes);
        while (text.hasRemaining()) {
            char c = text.get();
            boolean mark = c == BYTE_ORDER_MARK && !begun;
            begun = true;
            if (mark) {
                continue;
            }
            boolean secondOfTwo = c == '\n' && afterReturn;
            afterReturn = c == '\r';
            if (secondOfTwo) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                endOfLine(events);
            } else {
                line.append(c);
            }
        }
        return events;
    }

    /// The data of an event that has no end yet; empty if the stream ended between two events.
    String rest() {
        var events = new ArrayList<String>();
        endOfLine(events);
        events.add(data.toString());
        return events.getFirst();
    }

    private CharBuffer decode(byte[] bytes) {
        var in =
                ByteBuffer.allocate(incomplete.remaining() + bytes.length)
                        .put(incomplete)
                        .put(bytes)
                        .flip();
        var out = CharBuffer.allocate(in.remaining() + 1);
        utf8.decode(in, out, false);
        incomplete = in;
        return out.flip();
    }

    private void endOfLine(List<String> events) {
        if (line.isEmpty()) {
            if (!data.isEmpty()) {
                events.add(data.toString());
            }
            data.setLength(0);
        } else if (line.indexOf("data:") == 0) {
            if (!data.isEmpty()) {
                data.append('\n');
            }
            int from = line.length() > 5 && line.charAt(5) == ' ' ? 6 : 5;
            data.append(line, from, line.length());
        } else if (line.indexOf("error:") == 0) {
            events.add("{\"error\": " + line.substring("error:".length()) + "}");
        } else if (line.charAt(0) == '{') {
            events.add(line.toString());
        }
        line.setLength(0);
    }
}
