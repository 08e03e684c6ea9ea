package dev.reckoner.eval.inspect;

import dev.reckoner.text.Sha256;
import dev.reckoner.text.Slug;

import java.util.regex.Pattern;

/// What a problem is called in a log. Inspect makes the names of files out of it, so that an id
/// that could leave a folder, or that no file can have, is replaced by words of it and a hash.
final class SampleId {

    private static final int LONGEST = 100;
    private static final int HASH = 8;
    private static final Pattern IN_FILE_NAMES =
            Pattern.compile("[\\p{L}\\p{N} ._,;=+@#()\\[\\]{}!~'-]{1,%s}".formatted(LONGEST));

    /// @param problem the id as the data set writes it
    static String of(String problem) {
        return IN_FILE_NAMES.matcher(problem).matches()
                ? problem
                : Slug.of(problem).orElse("x") + "-" + Sha256.of(problem).substring(0, HASH);
    }

    private SampleId() {}
}
