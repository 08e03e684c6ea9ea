package dev.reckoner.text;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Why a file could not be used, in words, without the path, which the caller names.
public final class IoReason {

    /// @return `permission denied`, `no space left on device`, `read-only file system` and so on
    public static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file";
            case FileAlreadyExistsException _ -> "there is a file in its place";
            case NotDirectoryException _ -> "it is not a folder";
            case FileSystemException named -> words(named, named.getReason());
            default -> words(failure, failure.getMessage());
        };
    }

    /// As of its cause, which it always has.
    public static String of(UncheckedIOException failure) {
        return of(Objects.requireNonNull(failure.getCause()));
    }

    private static String words(IOException failure, @Nullable String message) {
        return Optional.ofNullable(message)
                .filter(said -> !said.isBlank())
                .map(said -> said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1))
                .map(OneLine::quote)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private IoReason() {}
}
