package dev.reckoner.agent;

import dev.reckoner.Problem;
import dev.reckoner.tool.Template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// The first message of an attempt: what to do, with what, within what, and the problem.
final class Prompt {

    static String of(Problem problem, Rules rules) {
        return new Template(read(rules.preset()))
                .fill(
                        Map.of(
                                "cell_s", String.valueOf(rules.cell().toSeconds()),
                                "budget", Words.budget(rules.limits()),
                                "problem", problem.text()));
    }

    private static String read(Preset preset) {
        try (InputStream file =
                Objects.requireNonNull(
                        Prompt.class.getResourceAsStream("/prompts/" + preset + ".md"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Prompt() {}
}
