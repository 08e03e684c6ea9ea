package dev.reckoner.agent;

import dev.reckoner.agent.setup.LimitWords;
import dev.reckoner.agent.setup.PromptParts;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Problem;
import dev.reckoner.text.Resource;
import dev.reckoner.tool.Template;

import java.util.Map;
import java.util.stream.Collectors;

/// The first message of an attempt: the instructions, the limits and the problem.
final class Prompt {

    static String of(Problem problem, Rules rules) {
        boolean calls = rules.calls() != Calls.TEXT;
        return new Template(read(rules, calls))
                .fill(
                        Map.ofEntries(
                                Map.entry("cell_s", PromptParts.seconds(rules.cells().limit())),
                                Map.entry("budget", LimitWords.budget(rules.limits())),
                                Map.entry(
                                        "limits",
                                        PromptParts.limits(
                                                rules.limits(), rules.preset().tokenLimit())),
                                Map.entry("answer_as", ModelMessages.answerAs(rules.answerAs())),
                                Map.entry("answer_type", PromptParts.answerType(problem)),
                                Map.entry(
                                        "submission",
                                        PromptParts.submission(
                                                problem, calls && rules.hasPython())),
                                Map.entry("final", Calling.FINAL),
                                Map.entry("cells", PromptParts.cells(rules.cells(), calls)),
                                Map.entry("state", PromptParts.state(rules.cells(), calls)),
                                Map.entry("requirements", requirements(rules)),
                                Map.entry("protocol", Calling.protocol(rules)),
                                Map.entry("problem", problem.text())));
    }

    private static String requirements(Rules rules) {
        return rules.cells().requirements().stream()
                .map(library -> "  " + library)
                .collect(Collectors.joining("\n"));
    }

    private static String read(Rules rules, boolean calls) {
        boolean python = rules.hasPython();
        String file =
                switch (rules.preset().submission()) {
                    case TEXT -> python ? (calls ? "session" : "session-text") : "direct";
                    case PROGRAM ->
                            python ? (calls ? "program" : "program-text") : "program-direct";
                };
        return Resource.text("prompts/" + file + ".md");
    }

    private Prompt() {}
}
