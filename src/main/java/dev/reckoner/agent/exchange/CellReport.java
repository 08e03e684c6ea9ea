package dev.reckoner.agent.exchange;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.CellView;
import dev.reckoner.task.PythonMode;
import dev.reckoner.text.HeadTail;

import java.util.Locale;

/// What the model is shown of a cell's result.
///
/// @param cut how many characters of the output are left out of its middle
public record CellReport(String text, long cut) {

    public static CellReport of(Outcome outcome, int mostChars, PythonMode mode, CellView view) {
        var whole =
                switch (view) {
                    case NOTEBOOK -> cutInTheMiddle(outcome.text(), mostChars);
                    case STREAMS -> wrapped(streams(outcome), mostChars);
                };
        String ending = ending(outcome, mode);
        String text =
                ending.isEmpty() || whole.text.isEmpty()
                        ? whole.text + ending
                        : whole.text + "\n" + ending;
        return new CellReport(
                text.isEmpty() ? "(no output)" : text, whole.cut + outcome.output().dropped());
    }

    public static CellReport cutInTheMiddle(String text, int most) {
        var cut = HeadTail.of(text, most);
        return cut.dropped() == 0
                ? new CellReport(text, 0)
                : new CellReport(
                        String.format(
                                Locale.ROOT,
                                "%s\n… %,d characters cut here …\n%s",
                                cut.head(),
                                cut.dropped(),
                                cut.tail()),
                        cut.dropped());
    }

    /// Standard error, to which the traceback goes, then standard output. Nothing is shown of a
    /// program that ran out of time: the published setups report only that.
    private static String streams(Outcome outcome) {
        String printed = outcome.output().printed().stripTrailing();
        return switch (outcome) {
            case Outcome.Completed _, Outcome.OutOfMemory _, Outcome.Crashed _ -> printed;
            case Outcome.Raised(_, _, var traceback, _) ->
                    (traceback.stripTrailing() + "\n" + printed).stripTrailing();
            case Outcome.TimedOut _ -> "";
        };
    }

    private static CellReport wrapped(String text, int most) {
        var report = cutInTheMiddle(text, most);
        return report.cut == 0
                ? report
                : new CellReport(
                        "The output is too long to be shown whole. Its beginning and its end:\n"
                                + "<output>\n"
                                + report.text
                                + "\n</output>",
                        report.cut);
    }

    private static String ending(Outcome outcome, PythonMode mode) {
        return switch (outcome) {
            case Outcome.Completed _, Outcome.Raised _ -> "";
            case Outcome.TimedOut(_, var limit, var state, _) ->
                    "Stopped after %s s.%s Try a smaller case or a faster method."
                            .formatted(seconds(limit.toMillis()), variables(state, mode));
            case Outcome.OutOfMemory(_, var bytes, var state, _) ->
                    "Ran out of memory: the limit is %s MiB.%s Use less data at a time."
                            .formatted(bytes >> 20, variables(state, mode));
            case Outcome.Crashed(_, var cause, var state, _) ->
                    "The interpreter ended: %s.%s".formatted(cause, variables(state, mode));
        };
    }

    /// After a space; empty where no variable is ever kept.
    private static String variables(SessionState state, PythonMode mode) {
        return mode == PythonMode.SESSION ? " " + variables(state) : "";
    }

    private static String variables(SessionState state) {
        return switch (state) {
            case KEPT -> "Variables are kept, as the cell left them.";
            case ROLLED_BACK -> "Variables are as they were before this cell.";
            case REBUILT ->
                    "This cell's effects are undone; the cells before it are run again, so their"
                            + " variables are there.";
            case PARTLY_REBUILT ->
                    "This cell's effects are undone; the cells before it that ended by themselves"
                            + " are run again, so their variables are there. Variables from cells"
                            + " that were stopped or ran out of memory are lost: define them"
                            + " again.";
            case LOST -> "All variables are lost: define them again.";
        };
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0);
    }
}
