package dev.reckoner.agent;

import dev.reckoner.task.Problem;
import dev.reckoner.text.Resource;
import dev.reckoner.tool.Template;

import java.util.Map;

/// The first message of an attempt: the instructions, the limits and the problem.
final class Prompt {

    static String of(Problem problem, Rules rules) {
        return new Template(read(rules.preset()))
                .fill(
                        Map.of(
                                "cell_s", String.valueOf(rules.cell().toSeconds()),
                                "budget", ModelMessages.budget(rules.limits()),
                                "answer_as", ModelMessages.answerAs(rules.answerAs()),
                                "problem", problem.text()));
    }

    private static String read(Preset preset) {
        return Resource.text("prompts/" + preset + ".md");
    }

    private Prompt() {}
}
