package dev.reckoner.cli.option;

import dev.reckoner.text.IoReason;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that a person names.
public final class Texts {

    /// @throws Failure if it can't be read, or is not text
    public static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new Failure(
                    Exit.USAGE, "can't read " + file + ": it is a folder", "name a file in it");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException _) {
            throw new Failure(
                    Exit.USAGE, file + " is not text in UTF-8", "convert it, or name another file");
        } catch (IOException e) {
            throw new Failure(
                    Exit.USAGE,
                    "can't read " + file + ": " + IoReason.of(e),
                    "check the path and its permissions");
        }
    }

    private Texts() {}
}
