package dev.reckoner.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.Check;
import dev.reckoner.sandbox.doctor.Report;

import java.util.List;
import java.util.Locale;

/// A report of checks, printed.
final class Checks {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    static final List<String> SANDBOXES = List.of("local", "graalpy", "docker");

    /// A line per check, its repair below it.
    static String text(Report report) {
        var text = new StringBuilder();
        for (Check check : report.checks()) {
            text.append(
                    "%-4s  %-8s %-20s %s%n"
                            .formatted(
                                    check.status().name().toLowerCase(Locale.ROOT),
                                    check.backend(),
                                    check.name(),
                                    check.found()));
            if (!check.repair().isEmpty()) {
                text.append("      repair: ").append(check.repair()).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    /// `{"sound": [...], "checks": [{"backend": …, "name": …, "status": "pass|note|fail", "found":
    /// …, "repair": …}]}`
    static String json(Report report) throws JsonProcessingException {
        ObjectNode object = MAPPER.createObjectNode();
        var sound = object.putArray("sound");
        SANDBOXES.stream().filter(report::sound).forEach(sound::add);
        object.set("checks", MAPPER.valueToTree(report.checks()));
        return MAPPER.writeValueAsString(object) + System.lineSeparator();
    }

    private Checks() {}
}
