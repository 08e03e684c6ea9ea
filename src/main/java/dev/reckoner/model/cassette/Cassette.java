package dev.reckoner.model.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.json.Json;
import dev.reckoner.model.http.RateLimiter;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.OpenAiClient;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.Timing;
import dev.reckoner.task.Effort;
import dev.reckoner.text.OneLine;
import dev.reckoner.text.WholeLines;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A recording of a model: a [CassetteHeader], and a line for each exchange, in the order in which
/// the exchanges ended.
///
/// @param torn whether an incomplete last line was dropped, because the recording was killed
public record Cassette(
        Path file, CassetteHeader header, List<CassetteExchange> exchanges, boolean torn) {

    private static final String NO_CASSETTE =
            "is not a cassette: its first line is not the header of a recording";
    private static final ObjectReader STRICT =
            Json.MAPPER
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /// @throws IllegalArgumentException if the file is not a cassette; the message says where and
    ///   what to do
    public static Cassette read(Path file) {
        var read = read(file, bytes(file));
        var lines = read.lines();
        if (lines.stream().allMatch(String::isBlank) && read.torn() == 0) {
            throw bad(file, "is empty: no reply was recorded; record it again");
        }
        if (lines.isEmpty()) {
            throw bad(file, NO_CASSETTE);
        }
        var header = header(file, lines.getFirst());
        var exchanges = new ArrayList<CassetteExchange>();
        for (int i = 1; i < lines.size(); i++) {
            exchanges.add(line(file, i + 1, lines.get(i), CassetteExchange.class));
        }
        if (exchanges.isEmpty()) {
            throw bad(
                    file,
                    "contains no complete reply, because its recording was killed; record it"
                            + " again");
        }
        return new Cassette(file, header, exchanges, read.torn() > 0);
    }

    private static CassetteHeader header(Path file, String line) {
        JsonNode header = line(file, 1, line, JsonNode.class);
        int version = header.path("cassette").asInt();
        if (version > CassetteHeader.VERSION) {
            throw bad(
                    file,
                    "is of version %s, and this program reads %s: replay it with a newer Reckoner"
                            .formatted(version, CassetteHeader.VERSION));
        }
        if (version < 1) {
            throw bad(
                    file,
                    header.has("sha256")
                            ? "has no header in its first line: record it again"
                            : NO_CASSETTE);
        }
        return line(file, 1, line, CassetteHeader.class);
    }

    private static WholeLines read(Path file, byte[] bytes) {
        try {
            return WholeLines.of(bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "%s is not a cassette: it is not UTF-8".formatted(file), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no cassette " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "can't read the cassette %s: %s"
                            .formatted(file, OneLine.quote(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private static <T> T line(Path file, int number, String line, Class<T> type) {
        try {
            return STRICT.forType(type).readValue(line);
        } catch (JsonProcessingException e) {
            throw bad(file, "is damaged, line %s%s".formatted(number, what(e)));
        }
    }

    private static String what(JsonProcessingException e) {
        if (e.getCause() instanceof RuntimeException ours) {
            return ": " + ours.getMessage();
        }
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        return ", column %s: %s".formatted(column, OneLine.reason(e));
    }

    private static IllegalArgumentException bad(Path file, String what) {
        return new IllegalArgumentException("the cassette %s %s".formatted(file, what));
    }

    /// The client that was recorded, with the recording in the place of the server.
    ///
    /// @param effort the effort to ask for; null for the recorded one
    public OpenAiClient replayed(@Nullable Effort effort, Timing timing) {
        var line =
                new Endpoint(
                        new ReplayTransport(this),
                        new RateLimiter(timing.nanos()),
                        Server.of(header.baseUrl(), null),
                        header.model(),
                        timing,
                        header.streamed());
        var settings = header.settings();
        return (effort == null ? settings : settings.with(effort)).over(line);
    }

    /// Describes the recording for a person.
    @Override
    public String toString() {
        return "a recording of %s at %s from %s, replayed from %s%s"
                .formatted(
                        header.model(),
                        header.baseUrl(),
                        header.recorded().atOffset(ZoneOffset.UTC).toLocalDate(),
                        file,
                        torn ? ", whose incomplete last line is left out" : "");
    }
}
