package dev.reckoner.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The lines of a file that is appended to, as far as they were written to their end. A killed
/// process leaves the last one torn anywhere, inside a character too.
///
/// @param torn bytes after the last line feed
public record WholeLines(List<String> lines, int torn) {

    public WholeLines {
        lines = List.copyOf(lines);
    }

    /// @throws CharacterCodingException if a whole line is not UTF-8
    public static WholeLines of(byte[] file) throws CharacterCodingException {
        int end = file.length;
        while (end > 0 && file[end - 1] != '\n') {
            end--;
        }
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file, 0, end));
        return new WholeLines(text.toString().lines().toList(), file.length - end);
    }
}
