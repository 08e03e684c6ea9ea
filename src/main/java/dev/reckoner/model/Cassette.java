package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.Effort;
import dev.reckoner.journal.Json;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A recording of a model: a [CassetteHeader], and a line for each exchange in the order in which
/// they ended.
///
/// @param torn whether a last line without its newline was dropped: the recording was killed
record Cassette(Path file, CassetteHeader header, List<Recorded> exchanges, boolean torn) {

    private static final ObjectReader STRICT =
            Json.MAPPER
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /// @throws IllegalArgumentException if it is none; the message names the place and the repair
    static Cassette read(Path file) {
        String text = text(file);
        int end = text.lastIndexOf('\n') + 1;
        var lines = text.substring(0, end).lines().toList();
        if (text.isBlank()) {
            throw bad(file, "is empty: its recording had no reply; record again");
        }
        var header = header(file, lines.isEmpty() ? text : lines.getFirst());
        var exchanges = new ArrayList<Recorded>();
        for (int i = 1; i < lines.size(); i++) {
            exchanges.add(line(file, i + 1, lines.get(i), Recorded.class));
        }
        if (exchanges.isEmpty()) {
            throw bad(file, "holds no whole reply: its recording was killed before; record again");
        }
        return new Cassette(file, header, exchanges, end < text.length());
    }

    private static CassetteHeader header(Path file, String line) {
        JsonNode header = line(file, 1, line, JsonNode.class);
        int version = header.path("cassette").asInt();
        if (version > CassetteHeader.VERSION) {
            throw bad(
                    file,
                    "is of version %d, and this program reads %d: replay it with a newer Reckoner"
                            .formatted(version, CassetteHeader.VERSION));
        }
        if (version < 1) {
            throw bad(
                    file,
                    header.has("sha256")
                            ? "has lost its header, the first line: record again"
                            : "is no cassette: its first line is not the header of a recording");
        }
        return line(file, 1, line, CassetteHeader.class);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no cassette " + file, e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("%s is no cassette: not UTF-8".formatted(file), e);
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
            throw bad(file, "is not whole, line %d%s".formatted(number, what(e)));
        }
    }

    private static String what(JsonProcessingException e) {
        if (e.getCause() instanceof RuntimeException ours) {
            return ": " + ours.getMessage();
        }
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        return ", column %d: %s".formatted(column, OneLine.reason(e));
    }

    private static IllegalArgumentException bad(Path file, String what) {
        return new IllegalArgumentException("the cassette %s %s".formatted(file, what));
    }

    /// The client that was recorded, with the recording in place of the server.
    ///
    /// @param effort to ask for; null for the recorded one
    Client played(@Nullable Effort effort, Pace pace) {
        var line =
                new Line(
                        new Playback(this),
                        new Gate(pace.nanos()),
                        Server.of(header.baseUrl(), null),
                        header.model(),
                        pace,
                        header.streamed());
        var settings = header.settings();
        return (effort == null ? settings : settings.with(effort)).over(line);
    }

    /// What it is, for a person.
    @Override
    public String toString() {
        return "a recording of %s at %s from %s, replayed from %s%s"
                .formatted(
                        header.model(),
                        header.baseUrl(),
                        header.recorded().atOffset(ZoneOffset.UTC).toLocalDate(),
                        file,
                        torn ? ", whose torn last line is left out" : "");
    }
}
