package dev.reckoner.cli.solve;

import dev.reckoner.answer.question.Question;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.sandbox.Description;

import java.util.Locale;
import java.util.TreeSet;

/// Whether a sandbox has the libraries that a problem names.
final class NeededLibraries {

    /// @throws Failure if one is missing
    static void check(Question question, Description sandbox) {
        var missing = new TreeSet<>(question.libraries());
        missing.removeIf(library ->
                sandbox.libraries().keySet().stream()
                        .anyMatch(has -> plain(has).equals(plain(library))));
        if (!missing.isEmpty()) {
            throw new Failure(
                    Exit.MISSING,
                    "the problem needs %s, which the sandbox %s does not have; it has %s"
                            .formatted(
                                    String.join(", ", missing),
                                    sandbox.kind(),
                                    String.join(", ", sandbox.libraries().keySet())),
                    sandbox.kind().equals("graalpy")
                            ? "use --sandbox local; reckoner sandbox install puts its libraries"
                                    + " there"
                            : "take it out of 'libraries' if the problem can do without it");
        }
    }

    private static String plain(String library) {
        return library.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private NeededLibraries() {}
}
