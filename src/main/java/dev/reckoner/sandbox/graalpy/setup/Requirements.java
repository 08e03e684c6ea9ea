package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.text.Resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// The Python packages every session has, as the lock file names them: one a line, with its version
/// and its hash.
///
/// @param text the file, as `pip` reads it
public record Requirements(String text, List<Requirement> all) {

    /// @param sha256 of its wheel, in hexadecimal
    record Requirement(String name, String version, String sha256) {}

    private static final String FILE = "sandbox/graalpy/requirements.lock";
    private static final Pattern LINE =
            Pattern.compile(
                    "(?<name>[\\w.-]+)==(?<version>\\S+) --hash=sha256:(?<hash>[0-9a-f]{64})");

    static Requirements locked() {
        return parse(Resource.text(FILE));
    }

    static Requirements parse(String text) {
        return new Requirements(
                text,
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(Requirements::requirement)
                        .toList());
    }

    private static Requirement requirement(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a locked requirement is NAME==VERSION --hash=sha256:…, was " + line);
        }
        return new Requirement(parts.group("name"), parts.group("version"), parts.group("hash"));
    }

    public SequencedMap<String, String> versions() {
        var versions = new LinkedHashMap<String, String>();
        all.reversed().forEach(each -> versions.put(each.name(), each.version()));
        return versions;
    }
}
