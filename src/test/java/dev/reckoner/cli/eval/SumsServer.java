package dev.reckoner.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.testing.openai.Asked;
import dev.reckoner.testing.openai.Charge;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Setup;
import dev.reckoner.testing.openai.Turn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A server whose model doubles numbers, in two cells that build on each other, and submits what
/// the second shows. Of multiples of three it submits something else.
final class SumsServer {

    private static final Pattern NUMBER = Pattern.compile("What is (\\d+) \\* 2\\?");

    static Setup setup() {
        return OpenAiServer.scripted(SumsServer::next);
    }

    private static Turn next(Asked asked) {
        var matcher = NUMBER.matcher(asked.prompt());
        assertThat(matcher.find()).isTrue();
        int number = Integer.parseInt(matcher.group(1));
        if (asked.body().path("tools").isEmpty()) {
            return Turn.says("It is \\boxed{" + (number % 3 == 0 ? 1 : 2 * number) + "}.");
        }
        var outputs = asked.toolOutputs();
        return switch (outputs.size()) {
            case 0 -> Turn.python("n = " + number + "\nn");
            case 1 -> Turn.python("n * 2");
            default ->
                    Turn.submits(
                            number % 3 == 0 ? "1" : outputs.get(1).lines().findFirst().orElse(""));
        };
    }

    /// @return the data set
    static Path problems(Path folder, int most) throws IOException {
        return Files.writeString(
                folder.resolve("doubles.jsonl"),
                IntStream.rangeClosed(1, most)
                        .mapToObj(SumsServer::problem)
                        .collect(Collectors.joining()));
    }

    private static String problem(int number) {
        return "{\"id\": \"double-%s\", \"problem\": \"What is %s * 2?\", \"answer\": \"%s\"}%n"
                .formatted(number, number, 2 * number);
    }

    /// Each job has one attempt and one row, and each reply that was charged is in one of them.
    static List<AttemptRow> checked(Path directory, OpenAiServer server) throws IOException {
        var evaluation = Evaluation.read(directory);
        var record = evaluation.record();
        int jobs = record.data().problems() * record.arms().size() * record.samples();
        assertThat(evaluation.rows())
                .extracting(AttemptRow::job)
                .doesNotHaveDuplicates()
                .hasSize(jobs);
        var runs = new ArrayList<Path>();
        try (var files = Files.walk(directory)) {
            files.filter(file -> Files.exists(file.resolve(Journal.FILE))).forEach(runs::add);
        }
        assertThat(runs).hasSize(jobs);
        var replies = new ArrayList<String>();
        for (var run : runs) {
            replies(Journal.read(run, _ -> {})).forEach(replies::add);
        }
        assertThat(replies)
                .as("each reply that was paid for is used once")
                .containsExactlyInAnyOrderElementsOf(
                        server.ledger().charges().stream().map(Charge::id).toList());
        assertThat(server.ledger().complaints()).isEmpty();
        return evaluation.rows();
    }

    private static Stream<String> replies(List<Entry> entries) {
        return entries.stream()
                .map(Entry::event)
                .flatMap(event ->
                        event instanceof Event.Replied(var reply, _)
                                ? Stream.ofNullable(reply.id())
                                : Stream.empty());
    }

    private SumsServer() {}
}
