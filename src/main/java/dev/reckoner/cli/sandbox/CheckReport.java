package dev.reckoner.cli.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.reckoner.sandbox.escape.AttackResult;
import dev.reckoner.sandbox.escape.PromiseResult;
import dev.reckoner.text.OneLine;

import java.util.List;
import java.util.Locale;

/// What `reckoner sandbox check` found.
///
/// @param sandbox its kind
/// @param attacks how many were made
/// @param contained how many of them got through nowhere
/// @param notJudged how many were made where this machine cannot show whether they got through
/// @param leaks what got through
/// @param promises how many were checked
/// @param broken those not kept
record CheckReport(
        String sandbox,
        int attacks,
        long contained,
        long notJudged,
        List<Through> leaks,
        int promises,
        List<Broken> broken) {

    private static final int SHOWN = 300;
    private static final String COUNTED = "  %-16s %3d of %3d";

    /// @param canary that showed it
    record Through(String attack, String category, String does, String canary, String what) {}

    record Broken(String promise, String found) {}

    static CheckReport of(
            String sandbox, List<AttackResult> attacks, List<PromiseResult> promises) {
        return new CheckReport(
                sandbox,
                attacks.size(),
                attacks.stream().filter(AttackResult::contained).count(),
                attacks.stream().filter(result -> !result.judged()).count(),
                attacks.stream().flatMap(result -> through(result).stream()).toList(),
                promises.size(),
                promises.stream()
                        .filter(result -> !result.kept())
                        .map(result -> new Broken(result.promise().text(), result.found()))
                        .toList());
    }

    private static List<Through> through(AttackResult result) {
        return result.leaks().stream()
                .map(leak ->
                        new Through(
                                result.attack().name(),
                                result.attack().category(),
                                result.attack().summary(),
                                leak.canary().key(),
                                leak.what()))
                .toList();
    }

    @JsonIgnore
    boolean passed() {
        return leaks.isEmpty() && broken.isEmpty();
    }

    /// A line, and below it each attack of the category that got through.
    static String category(String category, List<AttackResult> results) {
        var text = new StringBuilder();
        long contained = results.stream().filter(AttackResult::contained).count();
        line(
                text,
                String.format(
                        Locale.ROOT,
                        COUNTED + " contained",
                        category.replace('_', ' '),
                        contained,
                        results.size()));
        for (var result : results) {
            if (!result.contained()) {
                line(
                        text,
                        "    %s: %s".formatted(result.attack().name(), result.attack().summary()));
                result.leaks()
                        .forEach(leak -> line(text, "      " + OneLine.quote(leak.what(), SHOWN)));
            }
        }
        return text.toString();
    }

    static String promises(List<PromiseResult> results) {
        var text = new StringBuilder();
        long kept = results.stream().filter(PromiseResult::kept).count();
        line(text, String.format(Locale.ROOT, COUNTED + " kept", "promises", kept, results.size()));
        for (var result : results) {
            if (!result.kept()) {
                line(text, "    " + result.promise().text());
                line(text, "      " + OneLine.quote(result.found(), SHOWN));
            }
        }
        return text.toString();
    }

    String text() {
        var text = new StringBuilder();
        line(text, "");
        line(
                text,
                passed()
                        ? "%s: nothing got through in %s attacks, and all promises are kept"
                                .formatted(sandbox, attacks)
                        : "%s: %s of %s attacks got through, %s of %s promises are broken"
                                .formatted(
                                        sandbox,
                                        attacks - contained,
                                        attacks,
                                        broken.size(),
                                        promises));
        if (notJudged > 0) {
            line(
                    text,
                    "%s attacks were made, but this machine has no /proc that shows whether they got through"
                            .formatted(notJudged));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
