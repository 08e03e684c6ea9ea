package dev.reckoner.cli.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.doctor.Report;

import java.util.List;
import java.util.Locale;

/// A report of checks, printed.
final class Checks {

    private static final int COLUMNS = 80;
    static final List<String> SANDBOXES = List.of("local", "graalpy");

    /// A line per check, its repair below it, no line longer than a terminal is wide.
    static String text(List<DoctorRow> rows) {
        var text = new StringBuilder();
        for (DoctorRow row : rows) {
            String status = row.status().name().toLowerCase(Locale.ROOT);
            String about = "%-4s  %-8s %-18s ".formatted(status, row.backend(), row.name());
            wrap(text, about, row.found());
            if (!row.repair().isEmpty()) {
                wrap(text, " ".repeat(6) + "repair: ", row.repair());
            }
        }
        return text.toString();
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
