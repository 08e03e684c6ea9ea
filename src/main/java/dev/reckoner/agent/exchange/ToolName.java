package dev.reckoner.agent.exchange;

import dev.reckoner.tool.Tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the tool that a model calls. Some servers leave a part of the model's own notation in the
/// name, such as `functions.python`, `default_api:python` or `python<|channel|>json`.
public final class ToolName {

    /// The tool with this name, or else the only tool whose name is a word of `written`.
    public static Optional<Tool> of(String written, List<Tool> tools) {
        var exact = tools.stream().filter(tool -> tool.name().equals(written)).findFirst();
        return exact.isPresent() ? exact : meant(words(written), tools);
    }

    private static Optional<Tool> meant(Set<String> words, List<Tool> tools) {
        var meant = tools.stream().filter(tool -> words.contains(tool.name())).toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private static Set<String> words(String written) {
        return Stream.of(written.split("[^a-zA-Z0-9_-]")).collect(Collectors.toSet());
    }

    private ToolName() {}
}
