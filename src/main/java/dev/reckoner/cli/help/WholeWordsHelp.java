package dev.reckoner.cli.help;

import dev.reckoner.cli.option.TerminalWidth;

import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Help at the terminal's width, in which no word is broken. A line that begins with a blank is an
/// example, which stays as it is.
public final class WholeWordsHelp extends Help {

    /// Less than this picocli refuses; more than this is hard to read.
    private static final int FEWEST = 55;

    private static final int MOST = 120;

    /// A label that is wider has a line of its own.
    private static final int WIDEST_LABEL = 27;

    private record Row(String label, String words) {}

    private final int columns;

    public static Help of(CommandSpec command, ColorScheme colours) {
        return of(command, colours, TerminalWidth.columns());
    }

    static Help of(CommandSpec command, ColorScheme colours, int terminal) {
        int columns = Math.clamp(terminal, FEWEST, MOST);
        command.usageMessage().width(columns).abbreviateSynopsis(true);
        return new WholeWordsHelp(command, colours, columns);
    }

    private WholeWordsHelp(CommandSpec command, ColorScheme colours, int columns) {
        super(command, colours);
        this.columns = columns;
    }

    @Override
    public String description(Object... parameters) {
        return lines(commandSpec().usageMessage().description());
    }

    @Override
    public String footer(Object... parameters) {
        return lines(commandSpec().usageMessage().footer());
    }

    private String lines(String... paragraphs) {
        var text = new StringBuilder();
        for (String paragraph : paragraphs) {
            var lines =
                    paragraph.startsWith(" ")
                            ? List.of(paragraph)
                            : WholeWords.wrap(paragraph, columns);
            lines.forEach(line -> text.append(line).append(System.lineSeparator()));
        }
        return text.toString();
    }

    @Override
    public String commandList(Map<String, Help> commands) {
        return table(
                commands.entrySet().stream()
                        .map(command ->
                                new Row(
                                        "  " + command.getKey(),
                                        words(
                                                command.getValue()
                                                        .commandSpec()
                                                        .usageMessage()
                                                        .description())))
                        .toList());
    }

    @Override
    public String parameterList() {
        return table(
                commandSpec().positionalParameters().stream()
                        .map(each ->
                                new Row("      " + each.paramLabel(), words(each.description())))
                        .toList());
    }

    @Override
    public String optionList() {
        return table(
                commandSpec().options().stream()
                        .filter(option -> !option.hidden())
                        .sorted(Comparator.comparing(OptionSpec::longestName))
                        .map(option -> new Row(label(option), words(option.description())))
                        .toList());
    }

    private static String label(OptionSpec option) {
        String names =
                option.shortestName().equals(option.longestName())
                        ? "      " + option.longestName()
                        : "  " + option.shortestName() + ", " + option.longestName();
        String value = "=" + option.paramLabel();
        return names
                + switch (option.arity().max()) {
                    case 0 -> "";
                    default -> option.arity().min() == 0 ? "[" + value + "]" : value;
                };
    }

    private static String words(String... paragraphs) {
        return String.join(" ", paragraphs);
    }

    private String table(List<Row> rows) {
        int left =
                rows.stream()
                        .mapToInt(row -> row.label().length())
                        .filter(width -> width <= WIDEST_LABEL)
                        .max()
                        .orElse(0);
        var text = new StringBuilder();
        for (Row row : rows) {
            var right = new ArrayList<>(WholeWords.wrap(row.words(), columns - left - 2));
            text.append(colorScheme().optionText(row.label()));
            if (row.label().length() <= left) {
                text.repeat(" ", left + 2 - row.label().length()).append(right.removeFirst());
            }
            text.append(System.lineSeparator());
            right.forEach(
                    line -> text.repeat(" ", left + 2).append(line).append(System.lineSeparator()));
        }
        return text.toString();
    }
}
