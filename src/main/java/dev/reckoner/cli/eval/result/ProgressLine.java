package dev.reckoner.cli.eval.result;

import dev.reckoner.eval.run.Progress;
import dev.reckoner.text.OneLine;
import dev.reckoner.transcript.Numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How far an evaluation is, on one line: what has ended, when it will be done, what is spent, and
/// last, because a narrow terminal cuts it, what runs and what it waits for.
public final class ProgressLine {

    public static String of(Progress progress) {
        var parts = new ArrayList<String>();
        parts.add("%s of %s".formatted(count(progress.ended()), count(progress.jobs())));
        if (progress.done().scored() > 0) {
            parts.add(
                    String.format(
                            Locale.ROOT,
                            "%.0f %% correct",
                            100.0 * progress.done().correct() / progress.done().scored()));
        }
        parts.add(
                progress.left() == null
                        ? Numbers.time(progress.elapsed())
                        : Numbers.time(progress.left()) + " left");
        if (progress.usd() != null && progress.usd().signum() > 0) {
            parts.add(Numbers.money(progress.usd(), false));
        } else if (progress.tokens() > 0) {
            parts.add(count(progress.tokens()) + " tokens");
        }
        if (progress.done().voided() > 0) {
            parts.add(progress.done().voided() + " void");
        }
        if (progress.retried() > 0) {
            parts.add(progress.retried() + " tried again");
        }
        if (progress.running().attempts() > 0) {
            parts.add(running(progress.running()));
        }
        return String.join(" · ", parts);
    }

    private static String running(Progress.Running running) {
        var parts = new ArrayList<String>();
        add(parts, running.calls(), "in model calls");
        add(parts, running.cells(), "in cells");
        add(parts, running.opening(), "starting Python");
        add(
                parts,
                running.atGate(),
                "for the server, which gets %s calls at once".formatted(running.callsAtOnce()));
        var waiting =
                running.waiting().entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        each -> reason(each.getKey()),
                                        Collectors.summingInt(Map.Entry::getValue)));
        waiting.forEach((reason, number) -> add(parts, number, reason));
        return "%s running (%s)".formatted(running.attempts(), String.join(", ", parts));
    }

    /// Without the time and the number of the try, which differ from attempt to attempt.
    private static String reason(String words) {
        int comma = words.indexOf(',');
        return "waiting: " + OneLine.quote(comma < 0 ? words : words.substring(0, comma), 60);
    }

    private static void add(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(number + " " + what);
        }
    }

    private static String count(long number) {
        return Numbers.count(number);
    }

    private ProgressLine() {}
}
