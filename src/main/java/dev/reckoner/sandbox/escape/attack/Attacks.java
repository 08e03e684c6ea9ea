package dev.reckoner.sandbox.escape.attack;

import dev.reckoner.sandbox.escape.attack.Attack.Control;
import dev.reckoner.sandbox.escape.attack.Attack.Spoils;

import java.util.List;
import java.util.Locale;
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

    private static final String LATER = "# later:\n";

    public static List<Attack> all() {
        return CATEGORIES.stream().flatMap(Attacks::of).toList();
    }

    private static Stream<Attack> of(String category) {
        return Listing.in(category + ".py", "attack").map(listing -> attack(category, listing));
    }

    private static Attack attack(String category, Listing listing) {
        String[] parts = listing.program().split(LATER, 2);
        return new Attack(
                listing.name(),
                category,
                listing.summary(),
                Canary.valueOf(listing.keys().getOrDefault("proves", "").toUpperCase(Locale.ROOT)),
                listing.keys().getOrDefault("shows", ""),
                control(listing.keys().getOrDefault("control", "container")),
                listing.limit(),
                spoils(listing.keys().getOrDefault("spoils", "never")),
                Listing.cells(parts[0]),
                parts.length > 1 ? parts[1] : "");
    }

    private static Spoils spoils(String written) {
        return switch (written) {
            case "never" -> Spoils.NEVER;
            case "session" -> Spoils.UNLESS_RAISED;
            case "always" -> Spoils.ALWAYS;
            default -> throw new IllegalArgumentException("spoils: " + written);
        };
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
