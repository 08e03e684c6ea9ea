package dev.reckoner.journal.list;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Journal;
import dev.reckoner.json.CheckedJson;
import dev.reckoner.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What a list of runs needs of a journal. Only the figures are read: what models and cells have
/// written is skipped. A line that cannot be read ends the reading, as it ends a journal.
///
/// @param usd null if the price of a reply is not known
/// @param seconds from the beginning to the last entry, stops not counted
/// @param ended null if the journal has no end, or if the attempt went on after it
/// @param value what a program that was submitted returned; null if none was, or it returned none
/// @param verdict on the answer: `correct`, `wrong` and so on; null if it was not graded
/// @param whole whether every line could be read
public record JournalScan(
        long replies,
        long cells,
        long tokens,
        @Nullable BigDecimal usd,
        double seconds,
        @Nullable End ended,
        @Nullable String value,
        @Nullable String verdict,
        boolean whole) {

    private static final ObjectReader USAGE = CheckedJson.MAPPER.readerFor(Usage.class);

    /// How the attempt ended; empty if it has not.
    public Optional<End> end() {
        return Optional.ofNullable(ended);
    }

    static JournalScan of(Path directory) {
        try {
            return new Scan(Files.readAllBytes(directory.resolve(Journal.FILE))).result();
        } catch (NoSuchFileException _) {
            return new Scan(new byte[0]).result();
        } catch (IOException e) {
            throw new IllegalArgumentException(Journal.FILE + " cannot be read", e);
        }
    }

    /// The totals while the lines are read.
    private static final class Scan {

        private final byte[] bytes;
        private long replies;
        private long cells;
        private long tokens;
        private @Nullable BigDecimal usd = BigDecimal.ZERO;
        private double seconds;
        private @Nullable End end;
        private @Nullable String value;
        private @Nullable String verdict;

        Scan(byte[] bytes) {
            this.bytes = bytes;
        }

        JournalScan result() {
            int from = 0;
            boolean whole = true;
            for (int i = 0; i < bytes.length && whole; i++) {
                if (bytes[i] == '\n') {
                    whole = read(from, i);
                    from = i + 1;
                }
            }
            return new JournalScan(
                    replies,
                    cells,
                    tokens,
                    usd,
                    seconds,
                    end,
                    value,
                    verdict,
                    whole && from == bytes.length);
        }

        private boolean read(int from, int to) {
            try (var parser = Json.MAPPER.getFactory().createParser(bytes, from, to - from)) {
                return parser.nextToken() == JsonToken.START_OBJECT && entry(parser);
            } catch (IOException _) {
                return false;
            }
        }

        private boolean entry(JsonParser parser) throws IOException {
            boolean event = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("elapsed")) {
                    seconds = parser.getDoubleValue();
                } else if (field.equals("event")) {
                    event = true;
                    event(parser);
                    return true;
                } else {
                    parser.skipChildren();
                }
            }
            return event;
        }

        /// The type is the first field of an event. What is behind the fields that are wanted is
        /// not read.
        private void event(JsonParser parser) throws IOException {
            parser.nextToken();
            String type = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
            switch (type) {
                case "replied" -> {
                    replies++;
                    paid(parser);
                }
                case "lost" -> paid(parser);
                case "ran" -> cells++;
                case "ended" -> {
                    parser.nextToken();
                    parser.nextToken();
                    end = end(parser);
                }
                case "valued" -> value = value(parser);
                case "graded" -> graded(parser);
                case "resumed" -> {
                    end = null;
                    value = null;
                    verdict = null;
                }
                default -> {}
            }
        }

        private static @Nullable String value(JsonParser parser) throws IOException {
            boolean given =
                    parser.nextToken() == JsonToken.FIELD_NAME
                            && parser.currentName().equals("value")
                            && parser.nextToken() == JsonToken.VALUE_STRING;
            return given ? parser.getText() : null;
        }

        private void graded(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("verdict")) {
                    verdict = parser.getText();
                } else if (field.equals("judged") && value == JsonToken.START_OBJECT) {
                    paid(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }

        /// A very long answer stands beside the journal; of that only its length is told.
        private static End end(JsonParser parser) throws IOException {
            JsonNode end = CheckedJson.MAPPER.readTree(parser);
            if (end instanceof ObjectNode object && end.path("answer").isObject()) {
                long chars = end.path("answer").path("chars").asLong();
                object.put("answer", "(" + chars + " characters)");
            }
            return CheckedJson.MAPPER.treeToValue(end, End.class);
        }

        private void paid(JsonParser parser) throws IOException {
            BigDecimal price = null;
            for (int depth = 1; depth > 0; ) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    throw new IOException("the line ends inside an event");
                }
                if (token == JsonToken.END_OBJECT) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME) {
                    String field = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (field.equals("usage")) {
                        tokens += ((Usage) USAGE.readValue(parser)).total();
                    } else if (field.equals("usd")) {
                        price = CheckedJson.decimal(parser);
                    } else if (field.equals("reply") && value == JsonToken.START_OBJECT) {
                        depth++;
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            usd = usd == null || price == null ? null : usd.add(price);
        }
    }
}
