package dev.reckoner.model.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reckoner.json.Json;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.text.IoReason;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes a cassette. Each exchange is on disk when [#add] returns, so that a killed recording
/// contains every completed exchange. The header is written with the first exchange: if nothing is
/// recorded, the file stays empty and can be used again.
///
/// Thread-safe.
public final class CassetteWriter {

    private final Path file;
    private final CassetteHeader header;
    private boolean begun;

    private CassetteWriter(Path file, CassetteHeader header) {
        this.file = file;
        this.header = header;
    }

    /// @throws IllegalArgumentException if the file is not empty, or can't be written
    public static CassetteWriter on(Path file, CassetteHeader header) {
        try (var channel = open(file)) {
            if (channel.size() > 0) {
                throw new IllegalArgumentException(
                        file
                                + " is not empty, and recordings are not overwritten: name another"
                                + " file, or delete this one");
            }
            return new CassetteWriter(file, header);
        } catch (IOException e) {
            throw new IllegalArgumentException("can't record in " + file + ": " + why(file, e), e);
        }
    }

    /// @throws ModelUnavailable if the exchange cannot be written
    synchronized void add(CassetteExchange exchange) {
        try (var channel = open(file)) {
            if (!begun && channel.size() > 0) {
                throw new ModelUnavailable("another program writes to the cassette " + file);
            }
            String lines = begun ? line(exchange) : line(header) + line(exchange);
            var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
            begun = true;
        } catch (IOException e) {
            throw new ModelUnavailable("can't record in " + file + ": " + why(file, e), e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(Object value) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsString(value) + "\n";
    }

    private static String why(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException _ ->
                    "there is no directory " + file.toAbsolutePath().getParent();
            case IOException _ when Files.isDirectory(file) -> "it is a directory";
            default -> IoReason.of(e);
        };
    }
}
