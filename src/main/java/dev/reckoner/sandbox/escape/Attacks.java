package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.escape.Attack.Control;
import dev.reckoner.text.Resource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the attacks of `sandbox/escapes/`, a file for each category.
///
/// An attack begins with `# attack: name` and a comment that says what it does. Comments of the
/// form `# key: value` follow: `proves` a [Canary], `shows` words of its leak; `control` is
/// `network`, `graalpy` or `none: reason`; `limit` seconds of a cell; `spoils: session` where no
/// other attack may follow in its session. A line `# next:` begins another cell, and `# later:` the
/// cell of another session.
public final class Attacks {

    /// The order of the reports.
    public static final List<String> CATEGORIES =
            List.of(
                    "files",
                    "kernel_files",
                    "environment",
                    "processes",
                    "privileges",
                    "namespaces",
                    "kernel_calls",
                    "sockets",
                    "memory",
                    "disk",
                    "output",
                    "time",
                    "protocol",
                    "state",
                    "native",
                    "interpreter",
                    "graalpy",
                    "display");

    private static final String BEGIN = "# attack: ";
    private static final String NEXT = "# next:\n";
    private static final String LATER = "# later:\n";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    public static List<Attack> all() {
        return CATEGORIES.stream().flatMap(Attacks::of).toList();
    }

    private static Stream<Attack> of(String category) {
        return Stream.of(Resource.text("sandbox/escapes/" + category + ".py").split(BEGIN))
                .skip(1)
                .map(text -> read(category, text));
    }

    /// @param text from the attack's name to the next attack
    static Attack read(String category, String text) {
        List<String> lines = text.lines().toList();
        List<String> head =
                lines.stream().skip(1).takeWhile(line -> line.startsWith("# ")).toList();
        String body =
                lines.stream().skip(1 + head.size()).collect(Collectors.joining("\n")).strip();
        Map<String, String> keys =
                head.stream()
                        .skip(1)
                        .map(line -> line.substring(2).split(": ", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String[] parts = (body + "\n").split(LATER, 2);
        return new Attack(
                lines.getFirst().strip(),
                category,
                head.getFirst().substring(2),
                Canary.valueOf(keys.get("proves").toUpperCase(Locale.ROOT)),
                keys.getOrDefault("shows", ""),
                control(keys.getOrDefault("control", "container")),
                keys.containsKey("limit")
                        ? Duration.ofSeconds(Long.parseLong(keys.get("limit")))
                        : LIMIT,
                keys.containsKey("spoils"),
                Arrays.asList(parts[0].split(NEXT)),
                parts.length > 1 ? parts[1] : "");
    }

    private static Control control(String written) {
        return switch (written) {
            case "container" -> new Control.InContainer();
            case "network" -> new Control.InOwnNetwork();
            case "graalpy" -> new Control.InOpenGraalPy();
            default -> {
                if (!written.startsWith("none: ")) {
                    throw new IllegalArgumentException("control: " + written);
                }
                yield new Control.None(written.substring("none: ".length()));
            }
        };
    }

    private Attacks() {}
}
