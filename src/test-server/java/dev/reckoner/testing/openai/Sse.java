package dev.reckoner.testing.openai;

import java.util.List;

/// Server-sent events as text, in all the ways the standard allows.
final class Sse {

    static String text(Event event, Framing framing, int number) {
        String data = event.data();
        return switch (framing) {
            case PLAIN, BYTE_BY_BYTE -> lines(event, List.of(data), ": ", "\n");
            case CRLF -> lines(event, List.of(data), ": ", "\r\n");
            case CR -> lines(event, List.of(data), ": ", "\r");
            case NO_SPACE -> lines(event, List.of(data), ":", "\n");
            case COMMENTS ->
                    ": keep-alive\n\n:\nid: %d\nretry: 3000\n".formatted(number)
                            + lines(event, List.of(data), ": ", "\n");
            case SEVERAL_LINES -> lines(event, broken(data), ": ", "\n");
        };
    }

    /// JSON broken into lines where white space may be.
    private static List<String> broken(String data) {
        return data.startsWith("{")
                ? Json.of(data).toPrettyString().lines().toList()
                : List.of(data);
    }

    private static String lines(Event event, List<String> data, String colon, String end) {
        var text = new StringBuilder();
        if (event.type() != null) {
            text.append("event").append(colon).append(event.type()).append(end);
        }
        data.forEach(line -> text.append("data").append(colon).append(line).append(end));
        return text.append(end).toString();
    }

    private Sse() {}
}
