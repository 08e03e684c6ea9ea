package dev.reckoner.agent;

import dev.reckoner.task.Calls;
import dev.reckoner.task.Problem;
import dev.reckoner.text.Resource;
import dev.reckoner.tool.Template;

import java.util.Map;

/// The first message of an attempt: the instructions, the limits and the problem.
final class Prompt {

    static String of(Problem problem, Rules rules) {
        return new Template(read(rules))
                .fill(
                        Map.of(
                                "cell_s", String.valueOf(rules.cell().toSeconds()),
                                "budget", ModelMessages.budget(rules.limits()),
                                "answer_as", ModelMessages.answerAs(rules.answerAs()),
                                "protocol", Calling.protocol(rules),
                                "problem", problem.text()));
    }

    private static String read(Rules rules) {
        boolean text = rules.preset().tools() && rules.calls() == Calls.TEXT;
        return Resource.text("prompts/" + rules.preset() + (text ? "-text" : "") + ".md");
    }

    private Prompt() {}
}
