package dev.reckoner.transcript;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Shortage;
import dev.reckoner.journal.Totals;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.Limits;
import dev.reckoner.text.OneLine;
import dev.reckoner.transcript.markup.SafeMarkdown;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the program itself says in a transcript.
public final class Phrases {

    /// More of a value is in the journal.
    private static final int VALUE_CHARS = 400;

    public static String end(End end) {
        return switch (end) {
            case End.Answered _ -> "Answered";
            case End.OutOf _, End.GaveUp _ -> "Ended without an answer: " + why(end);
            case End.Voided(var why) ->
                    "Broken off by a failure outside the model, so it does not count; resume it, or"
                            + " run it again. What happened: "
                            + why;
        };
    }

    /// What a program that was submitted returned.
    public static String valued(Event.Valued valued) {
        return valued.value() == null
                ? "The submitted program returned no value: " + valued.because() + "."
                : "The submitted program returned "
                        + OneLine.quote(valued.value(), VALUE_CHARS)
                        + ".";
    }

    /// The verdict on the answer, and why.
    public static String graded(Event.Graded graded) {
        var judged = graded.judged();
        return "Graded %s (%s): %s.%s"
                .formatted(
                        graded.verdict(),
                        graded.rule(),
                        graded.because(),
                        judged == null ? "" : " " + judged(judged));
    }

    private static String judged(Event.Judged judged) {
        return "The judge took %s, %s."
                .formatted(
                        Numbers.counted(judged.usage().total(), "token"),
                        Numbers.money(judged.usd(), false));
    }

    public static boolean isCorrect(Event.Graded graded) {
        return graded.verdict().equals("correct");
    }

    /// Why there is no answer; empty if there is one.
    public static String why(End end) {
        return switch (end) {
            case End.Answered _ -> "";
            case End.OutOf(var limit, var shortage) ->
                    "out of " + name(limit) + figures(limit, shortage);
            case End.GaveUp(var why) -> why;
            case End.Voided(var why) -> why;
        };
    }

    /// Why a limit of a run has stopped an attempt.
    public static String outOfRun(Limits.Kind limit, Shortage shortage) {
        return "the run is out of " + name(limit) + figures(limit, shortage);
    }

    private static String figures(Limits.Kind limit, Shortage shortage) {
        return switch (shortage) {
            case Shortage.OfLimit(var most, var left, var needed) ->
                    ". The next call needed room for %s, and %s of %s were left."
                            .formatted(
                                    limit(limit, plain(limit, needed, RoundingMode.UP)),
                                    number(
                                            limit,
                                            plain(
                                                    limit,
                                                    left.max(BigDecimal.ZERO),
                                                    RoundingMode.DOWN)),
                                    number(limit, plain(limit, most, RoundingMode.DOWN)));
            case Shortage.Crossed(var most, var used) ->
                    ". The last reply reached the limit of %s, at %s%s."
                            .formatted(
                                    number(limit, plain(limit, most, RoundingMode.DOWN)),
                                    number(limit, plain(limit, used, RoundingMode.UP)),
                                    used.compareTo(most) > 0
                                            ? ", and what is in it does not count"
                                            : "");
            case Shortage.OfTime(var most) ->
                    ". All %s s are used up.".formatted(most.stripTrailingZeros().toPlainString());
            case Shortage.OfContext(var context, var needed) ->
                    ". The next call needed room for %s tokens, and the model's context has %s."
                            .formatted(Numbers.count(needed), Numbers.count(context));
            case Shortage.Unknown() -> "";
        };
    }

    private static String plain(Limits.Kind kind, BigDecimal amount, RoundingMode rounding) {
        return amount.setScale(kind == Limits.Kind.USD ? 4 : 0, rounding).toPlainString();
    }

    private static String number(Limits.Kind kind, String amount) {
        return kind == Limits.Kind.USD ? "$" + amount : grouped(amount);
    }

    /// As `reckoner solve --json` has it.
    static String key(SessionState state) {
        return switch (state) {
            case KEPT -> "kept";
            case ROLLED_BACK -> "rolled_back";
            case REBUILT -> "rebuilt";
            case PARTLY_REBUILT -> "partly_rebuilt";
            case LOST -> "lost";
        };
    }

    /// Why a cell was stopped, and what of its session is left; empty if it ran to its end or
    /// raised.
    public static Optional<String> stopped(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _, Outcome.Raised _ -> Optional.empty();
            case Outcome.TimedOut(_, var limit, var state, _) ->
                    Optional.of("Stopped after " + Numbers.limit(limit) + ". " + variables(state));
            case Outcome.OutOfMemory(_, var limit, var state, _) ->
                    Optional.of(
                            "Stopped for using more than "
                                    + Numbers.bytes(limit)
                                    + ". "
                                    + variables(state));
            case Outcome.Crashed(_, var cause, var state, _) ->
                    Optional.of("The interpreter ended: " + cause + ". " + variables(state));
        };
    }

    /// What is odd about a reply's end; empty if nothing is.
    public static Optional<String> odd(Finish finish) {
        return switch (finish) {
            case STOP, TOOL_CALLS -> Optional.empty();
            case LENGTH -> Optional.of("The reply was cut off at the output cap.");
            case CONTENT_FILTER ->
                    Optional.of("The reply was stopped by the provider's content filter.");
            case OTHER -> Optional.of("The reply ended for a reason the provider did not name.");
        };
    }

    /// What a reply was waited for besides the model; empty if nothing.
    static Optional<String> waited(List<Delivery.Wait> waits) {
        var times = new LinkedHashMap<String, Duration>();
        waits.forEach(
                wait -> times.merge(SafeMarkdown.line(wait.why()), wait.time(), Duration::plus));
        return times.entrySet().stream()
                .map(entry -> Numbers.time(entry.getValue()) + ": " + entry.getKey())
                .reduce((all, next) -> all + "; " + next)
                .map(all -> "Waited " + all);
    }

    /// Something that was changed so that a reply could be had or read.
    static String repaired(String repair) {
        return repair.substring(0, 1).toUpperCase(Locale.ROOT) + repair.substring(1) + ".";
    }

    public static final String TEXT_CALLS =
            "There are no function calls here: Python and the answer are read from the model's"
                    + " text.";

    public static final String SHORTENED =
            "The conversation nears the end of the model's context: it is shown the outputs of"
                    + " earlier cells shortened from here on.";

    /// A request that was longer than the model's context.
    public static String contextFull(Event.ContextFull full) {
        String length = full.tokens() == 0 ? "" : " of " + Numbers.counted(full.tokens(), "token");
        return "The model's context%s is full; outputs of cells are shortened in the next request."
                .formatted(length);
    }

    /// Replies that were lost on their way, and the most they cost; empty if none was.
    public static Optional<String> lost(Totals.Lost lost) {
        return lost.replies() == 0
                ? Optional.empty()
                : Optional.of(
                        "%s lost %s, perhaps billed: up to %s%s"
                                .formatted(
                                        Numbers.count(lost.replies()),
                                        lost.replies() == 1 ? "reply" : "replies",
                                        Numbers.counted(lost.tokens(), "token"),
                                        lost.usd() == null
                                                ? ""
                                                : ", " + Numbers.money(lost.usd())));
    }

    /// How long it took, and where the time went.
    public static String times(Totals.Times times) {
        var parts = new ArrayList<String>();
        if (!times.model().isZero()) {
            parts.add(
                    "replies "
                            + Numbers.time(times.model())
                            + (times.waiting().isZero()
                                    ? ""
                                    : ", %s of it waiting"
                                            .formatted(Numbers.time(times.waiting()))));
        }
        if (!times.tools().isZero()) {
            parts.add("cells " + Numbers.time(times.tools()));
        }
        return Numbers.time(times.elapsed())
                + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }

    /// What tools answered otherwise than when the reply was recorded, a line each.
    public static List<String> drift(Delivery delivery) {
        var replayed = delivery.replayed();
        return replayed == null
                ? List.of()
                : replayed.drift().stream()
                        .map(drift ->
                                "The recorded model was shown another output: recorded %s, now %s."
                                        .formatted(drift.recorded(), drift.now()))
                        .toList();
    }

    /// That another process went on with the attempt.
    public static String resumed(Event.Resumed resumed) {
        var words = new StringBuilder("Resumed by Reckoner ").append(resumed.program());
        if (!resumed.limits().hard().isEmpty()) {
            words.append(", with a new limit of ").append(limits(resumed.limits()));
        }
        words.append('.');
        if (resumed.lost() != null) {
            words.append(" The journal was damaged: ")
                    .append(resumed.lost())
                    .append(" could not be used and was moved aside.");
        }
        return words.toString();
    }

    /// That cells were run again.
    public static String rebuilt(Event.Rebuilt rebuilt) {
        return (rebuilt.cells() == 1 ? "1 cell was" : rebuilt.cells() + " cells were")
                + " run again, to make the session's variables anew"
                + (rebuilt.drift().isEmpty() ? "." : "; not all showed what they had shown.");
    }

    /// What each of those cells showed otherwise.
    public static List<String> drift(Event.Rebuilt rebuilt) {
        return rebuilt.drift().stream()
                .map(drift ->
                        "Cell %s: before %s, now %s."
                                .formatted(drift.cell(), drift.recorded(), drift.now()))
                .toList();
    }

    /// Such as `graalpy, Python 3.12.8, sympy 1.13.3`.
    public static String sandbox(Description sandbox) {
        return Stream.concat(
                        Stream.of(sandbox.kind(), "Python " + sandbox.python()),
                        sandbox.libraries().entrySet().stream()
                                .map(library -> library.getKey() + " " + library.getValue()))
                .collect(Collectors.joining(", "));
    }

    public static String limits(Limits limits) {
        var words = new ArrayList<String>();
        limits.hard()
                .forEach((kind, most) ->
                        words.add(limit(kind, most.stripTrailingZeros().toPlainString())));
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    private static String limit(Limits.Kind kind, String most) {
        return switch (kind) {
            case USD -> "$" + most;
            case TIME -> most + " s";
            case TOKENS, OUTPUT_TOKENS, MODEL_CALLS, TOOL_CALLS ->
                    grouped(most)
                            + " "
                            + (most.equals("1") ? name(kind).replaceFirst("s$", "") : name(kind));
        };
    }

    private static String name(Limits.Kind kind) {
        return switch (kind) {
            case USD -> "money";
            case TIME -> "time";
            case TOKENS, OUTPUT_TOKENS, MODEL_CALLS, TOOL_CALLS ->
                    kind.toString().replace('_', ' ');
        };
    }

    private static String grouped(String digits) {
        return String.format(Locale.ROOT, "%,d", new BigDecimal(digits).toBigInteger());
    }

    private static String variables(SessionState state) {
        return switch (state) {
            case KEPT -> "Variables are as it left them.";
            case ROLLED_BACK -> "Variables are as they were before it.";
            case REBUILT -> "Variables are made anew by running the finished cells again.";
            case PARTLY_REBUILT ->
                    "Variables are made anew by running the finished cells again; those of cells"
                            + " that were stopped or ran out of memory are lost.";
            case LOST -> "All variables are lost.";
        };
    }

    private Phrases() {}
}
