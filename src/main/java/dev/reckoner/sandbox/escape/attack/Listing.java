package dev.reckoner.sandbox.escape.attack;

import dev.reckoner.text.Resource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program of `sandbox/escapes/` with what its head says.
///
/// A head is a line `# attack: name`, a comment, and comments of the form `# key: value`. The
/// program follows.
///
/// @param name of it
/// @param summary the comment below its name
/// @param keys of its head
/// @param program all that follows
record Listing(String name, String summary, Map<String, String> keys, String program) {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String NEXT = "# next:\n";

    /// All of a file.
    ///
    /// @param kind what is listed: `attack`, `promise`
    static Stream<Listing> in(String file, String kind) {
        return Stream.of(Resource.text("sandbox/escapes/" + file).split("# " + kind + ": "))
                .skip(1)
                .map(Listing::read);
    }

    /// @param text from a name to the next
    private static Listing read(String text) {
        List<String> lines = text.lines().toList();
        List<String> head =
                lines.stream().skip(1).takeWhile(line -> line.startsWith("# ")).toList();
        Map<String, String> keys =
                head.stream()
                        .skip(1)
                        .map(line -> line.substring(2).split(": ", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String program =
                lines.stream().skip(1 + head.size()).collect(Collectors.joining("\n")).strip();
        return new Listing(
                lines.getFirst().strip(), head.getFirst().substring(2), keys, program + "\n");
    }

    Duration limit() {
        return keys.containsKey("limit")
                ? Duration.ofSeconds(Long.parseLong(keys.get("limit")))
                : LIMIT;
    }

    static List<String> cells(String program) {
        return List.of(program.split(NEXT));
    }
}
