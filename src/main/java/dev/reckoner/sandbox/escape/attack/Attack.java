package dev.reckoner.sandbox.escape.attack;

import java.time.Duration;
import java.util.List;

/// A program that tries to get out of its session, or to harm what is outside.
///
/// @param name of its own, as a Python function would be called
/// @param category the name of the file it is in
/// @param summary what it does: "reads …", "ends …"
/// @param proves what it changes where nothing keeps it from that
/// @param shows words that a leak contains where it worked; empty where the canary says enough
/// @param control how it is shown to work without isolation
/// @param limit of each of its cells
/// @param spoils when no other attack may run in its session afterwards
/// @param cells run one after another
/// @param later run in the neighbour and in a session opened afterwards, which show what was
///   carried there; empty where there is nothing to look for
public record Attack(
        String name,
        String category,
        String summary,
        Canary proves,
        String shows,
        Control control,
        Duration limit,
        Spoils spoils,
        List<String> cells,
        String later) {

    /// How a test shows that the attack works where nothing keeps it from working, so that none
    /// passes because of a mistake in it.
    public sealed interface Control {

        /// In plain Python, in a container that protects the machine.
        record InContainer() implements Control {}

        /// The same, with a network of its own over which it has every right.
        record InOwnNetwork() implements Control {}

        /// In GraalPy with all access to the host.
        record InOpenGraalPy() implements Control {}

        /// Not at all.
        record None(String because) implements Control {}
    }

    /// When an attack leaves a session that others cannot be made in.
    public enum Spoils {
        NEVER,
        /// Unless it ends with an exception, as where it is refused what it needs.
        UNLESS_RAISED,
        ALWAYS
    }

    public Attack {
        cells = List.copyOf(cells);
    }
}
