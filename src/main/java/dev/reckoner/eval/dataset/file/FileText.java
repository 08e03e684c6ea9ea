package dev.reckoner.eval.dataset.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// The text of a file, without the mark that says that it is UTF-8.
final class FileText {

    private static final String MARK = "\ufeff";

    static String of(DataFile file) throws IOException {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(file.path())))
                            .toString();
            return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFile(file.shown() + " is not UTF-8", e);
        }
    }

    private FileText() {}
}
