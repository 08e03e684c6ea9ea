package dev.reckoner.transcript;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.text.Printable;

import java.util.List;
import java.util.regex.Pattern;

/// An exception as a notebook has it.
///
/// @param name of its class, without the module
record NotebookError(String name, String message, List<String> traceback) {

    private static final Pattern ERROR =
            Pattern.compile("(?s)(?:[\\w<>]++\\.)*+([\\w<>]++)(?:: (.*+))?+");

    static NotebookError of(Outcome.Raised raised) {
        var error = ERROR.matcher(Printable.text(raised.error()));
        var traceback = Printable.text(raised.traceback()).stripTrailing().lines().toList();
        return error.matches()
                ? new NotebookError(
                        error.group(1), error.group(2) == null ? "" : error.group(2), traceback)
                : new NotebookError("Exception", Printable.text(raised.error()), traceback);
    }
}
