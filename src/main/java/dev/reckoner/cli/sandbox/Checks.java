package dev.reckoner.cli.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.DoctorCheck.Status;
import dev.reckoner.sandbox.doctor.Report;
import dev.reckoner.transcript.terminal.Ansi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// A report of checks, printed.
final class Checks {

    private static final int COLUMNS = 80;
    private static final List<String> AUTO = List.of("local", "graalpy");
    static final List<String> SANDBOXES = List.of("local", "graalpy", "docker");

    /// The checks of each sandbox, and of a model, below its name: a line per check, its repair
    /// below it, no line longer than a terminal is wide.
    static String text(List<DoctorRow> rows, Ansi ink) {
        var text = new StringBuilder();
        for (var group : groups(rows).entrySet()) {
            text.append(ink.bold(group.getKey())).append(verdict(group.getKey(), group.getValue()));
            text.append(System.lineSeparator());
            group.getValue().forEach(row -> append(row, text, ink));
        }
        return text.toString();
    }

    private static SequencedMap<String, List<DoctorRow>> groups(List<DoctorRow> rows) {
        var groups = new LinkedHashMap<String, List<DoctorRow>>();
        rows.forEach(row -> groups.computeIfAbsent(row.backend(), _ -> new ArrayList<>()).add(row));
        return groups;
    }

    private static String verdict(String backend, List<DoctorRow> rows) {
        if (!SANDBOXES.contains(backend)) {
            return "";
        }
        return rows.stream().anyMatch(DoctorRow::hasFailed) ? ": does not work here" : ": works";
    }

    private static void append(DoctorRow row, StringBuilder text, Ansi ink) {
        String about = "  %-4s  %-18s ".formatted(word(row.status()), row.name());
        var lines = new StringBuilder();
        wrap(lines, about, row.found());
        String status = "%-4s".formatted(word(row.status()));
        text.append("  ").append(coloured(row.status(), status, ink));
        text.append(lines, 2 + status.length(), lines.length());
        if (!row.repair().isEmpty()) {
            wrap(text, " ".repeat(8) + "repair: ", row.repair());
        }
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String coloured(Status status, String word, Ansi ink) {
        return switch (status) {
            case PASS -> ink.green(word);
            case NOTE -> ink.yellow(word);
            case FAIL -> ink.red(word);
        };
    }

    /// Words that do not fit go to a line of their own, below the first word.
    private static void wrap(StringBuilder text, String before, String words) {
        var line = new StringBuilder(before);
        for (String word : words.split("\\s+")) {
            if (line.length() > before.length() && line.length() + word.length() > COLUMNS) {
                text.append(line.toString().stripTrailing()).append(System.lineSeparator());
                line.replace(0, line.length(), " ".repeat(before.length()));
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }

    /// What works now, and the command to run next.
    ///
    /// @param next what to run where a sandbox works
    static String ending(Report report, String next, Ansi ink) {
        List<String> sound = SANDBOXES.stream().filter(report::sound).toList();
        String line = System.lineSeparator();
        return sound.isEmpty()
                ? line + "no sandbox works here yet: repair what failed above" + line
                : line
                        + "works now: "
                        + listed(sound)
                        + "; "
                        + choice(sound)
                        + line
                        + "next:      "
                        + ink.bold(next)
                        + line;
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.getFirst()
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String choice(List<String> sound) {
        return AUTO.stream()
                .filter(sound::contains)
                .findFirst()
                .map(taken -> "--sandbox auto takes " + taken)
                .orElse("it has to be named: --sandbox docker");
    }

    /// `{"sound": [...], "checks": [{"backend": …, "name": …, "status": "pass|note|fail", "found":
    /// …, "repair": …}]}`
    ///
    /// @param report of the sandboxes
    /// @param rows all that is shown, in order
    static String json(Report report, List<DoctorRow> rows) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        var sound = object.putArray("sound");
        SANDBOXES.stream().filter(report::sound).forEach(sound::add);
        object.set("checks", Json.MAPPER.valueToTree(rows));
        return JsonLine.of(object) + System.lineSeparator();
    }

    private Checks() {}
}
