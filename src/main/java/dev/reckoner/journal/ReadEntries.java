package dev.reckoner.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;

import dev.reckoner.json.CheckedJson;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;

/// Reads the lines of a journal as far as they are its entries in order.
final class ReadEntries {

    private static final ObjectReader STRICT =
            CheckedJson.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectReader ENTRY = STRICT.forType(Entry.class);
    private static final ObjectReader TREE = STRICT.forType(JsonNode.class);
    private static final byte[] BLOB = "{\"blob\":".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final Blobs blobs;

    ReadEntries(Path file, Blobs blobs) {
        this.file = file;
        this.blobs = blobs;
    }

    /// @throws IOException if the file cannot be read, or is of a newer version of this program
    Recovered all() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        var entries = new ArrayList<Entry>();
        int from = 0;
        while (from < bytes.length) {
            int end = lineEnd(bytes, from);
            try {
                entries.add(entry(bytes, from, end, entries.size()));
            } catch (NotAnEntry e) {
                return new Recovered(entries, damage(bytes, from, entries.size() + 1, e));
            }
            from = end + 1;
        }
        return new Recovered(entries, null);
    }

    private Entry entry(byte[] bytes, int from, int end, int seq) throws IOException {
        if (end == bytes.length) {
            throw new NotAnEntry(file, seq + 1, "it has no end", null);
        }
        Entry entry = parsed(bytes, from, end, seq + 1);
        if (entry.seq() != seq) {
            throw new NotAnEntry(
                    file, seq + 1, "its 'seq' is %s, not %s".formatted(entry.seq(), seq), null);
        }
        if (entry.event() instanceof Event.Prompted(var schema, _, _)
                && schema > Event.Prompted.SCHEMA) {
            throw newer("schema " + schema);
        }
        return entry;
    }

    private Entry parsed(byte[] bytes, int from, int end, int line) throws IOException {
        try {
            return hasBlob(bytes, from, end)
                    ? CheckedJson.MAPPER.treeToValue(
                            blobs.load(TREE.readValue(bytes, from, end - from)), Entry.class)
                    : ENTRY.readValue(bytes, from, end - from);
        } catch (InvalidTypeIdException e) {
            if (e.getTypeId() == null) {
                throw new NotAnEntry(file, line, OneLine.reason(e), e);
            }
            throw newer(e.getTypeId());
        } catch (JsonProcessingException e) {
            throw new NotAnEntry(file, line, OneLine.reason(e), e);
        } catch (IOException e) {
            throw new NotAnEntry(file, line, String.valueOf(e.getMessage()), e);
        }
    }

    private IOException newer(String what) {
        return new IOException(
                "%s is of a newer version of Reckoner than %s, which does not know '%s'"
                        .formatted(file, Program.version(), OneLine.quote(what)));
    }

    private static Recovered.Damage damage(byte[] bytes, int from, int line, IOException cause) {
        int lines = 0;
        for (int i = from; i < bytes.length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return new Recovered.Damage(line, from, bytes.length - from, lines, cause);
    }

    /// The place of the line feed; the end of the file if there is none.
    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean hasBlob(byte[] bytes, int from, int end) {
        for (int i = from; i <= end - BLOB.length; i++) {
            if (bytes[i] == '{' && Arrays.equals(bytes, i, i + BLOB.length, BLOB, 0, BLOB.length)) {
                return true;
            }
        }
        return false;
    }

    /// A line is not the next entry.
    private static final class NotAnEntry extends IOException {

        private static final long serialVersionUID = 1;

        NotAnEntry(Path file, int line, String why, @Nullable IOException cause) {
            super("%s, line %s is not an entry: %s".formatted(file, line, why), cause);
        }
    }
}
