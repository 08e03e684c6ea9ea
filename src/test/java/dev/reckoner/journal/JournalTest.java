package dev.reckoner.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Delivery.Drift;
import dev.reckoner.conversation.Delivery.Replayed;
import dev.reckoner.conversation.Delivery.Wait;
import dev.reckoner.conversation.Item.Other;
import dev.reckoner.conversation.Item.Reasoning;
import dev.reckoner.conversation.Item.Text;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class JournalTest {

    private static final ResourceUse LITTLE =
            new ResourceUse(Duration.ofMillis(12), Duration.ofMillis(10), 50 << 20);

    @TempDir private Path directory;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void everyKindOfEventIsReadAsItWasWritten() {
        var written = entries(everyKind());
        write(written);

        assertThat(Journal.read(directory, warnings::add)).isEqualTo(written);
        assertThat(warnings).isEmpty();
    }

    /// An interruptible write closes the file and leaves half a line.
    @Test
    void anInterruptedThreadWritesItsEntriesWhole() {
        var written = entries(everyKind());
        Thread.currentThread().interrupt();

        write(written);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(Journal.read(directory, warnings::add)).isEqualTo(written);
    }

    @Test
    void anEntryIsALine() throws IOException {
        write(entries(everyKind()));

        assertThat(Files.readAllLines(directory.resolve(Journal.FILE))).hasSize(everyKind().size());
    }

    @Test
    void theFirstLineNamesTheSchema() throws IOException {
        write(entries(everyKind()));

        assertThat(Files.readAllLines(directory.resolve(Journal.FILE)).getFirst())
                .contains("\"type\":\"asked\",\"schema\":1");
    }

    @Test
    void aTornLastLineIsDroppedWithAWarning() throws IOException {
        var written = entries(everyKind());
        write(written);
        Files.writeString(
                directory.resolve(Journal.FILE), "{\"seq\":99,\"at\":", StandardOpenOption.APPEND);

        assertThat(Journal.read(directory, warnings::add)).isEqualTo(written);
        assertThat(warnings)
                .singleElement()
                .asString()
                .endsWith("dropped an incomplete last line of 15 bytes");
    }

    @Test
    void aLastLineTornInsideACharacterIsDroppedToo() throws IOException {
        var written = entries(everyKind());
        write(written);
        Files.write(
                directory.resolve(Journal.FILE),
                new byte[] {'"', (byte) 0xe2, (byte) 0x88},
                StandardOpenOption.APPEND);

        assertThat(Journal.read(directory, warnings::add)).isEqualTo(written);
        assertThat(warnings)
                .singleElement()
                .asString()
                .endsWith("dropped an incomplete last line of 3 bytes");
    }

    @Test
    void aDamagedLineBeforeTheLastIsAnErrorThatNamesIt() throws IOException {
        write(entries(everyKind()));
        Files.writeString(directory.resolve(Journal.FILE), "{}}\n{}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Journal.read(directory, warnings::add))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("journal.jsonl, line " + (everyKind().size() + 1));
    }

    @Test
    void aTornLastLineIsMovedAsideBeforeTheJournalGoesOn() throws IOException {
        var written = entries(everyKind());
        write(written.subList(0, 3));
        Files.writeString(
                directory.resolve(Journal.FILE), "{\"seq\":3,\"at\":", StandardOpenOption.APPEND);

        var read = Journal.recover(directory);
        try (var journal = Journal.reopen(directory, read)) {
            written.subList(3, written.size()).forEach(journal::append);
        }

        assertThat(read.entries()).isEqualTo(written.subList(0, 3));
        assertThat(Journal.read(directory, warnings::add)).isEqualTo(written);
        assertThat(directory.resolve("journal.jsonl.damaged-1")).hasContent("{\"seq\":3,\"at\":");
    }

    @Test
    void whatFollowsADamagedLineIsMovedAsideWhole() throws IOException {
        var written = entries(everyKind());
        write(written);
        Path file = directory.resolve(Journal.FILE);
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(4, "\0".repeat(100));
        Files.write(file, lines);

        var read = Journal.recover(directory);
        Journal.reopen(directory, read).close();

        assertThat(read.entries()).isEqualTo(written.subList(0, 4));
        assertThat(requireNonNull(read.damage()).words())
                .matches(
                        "what follows line 4, \\d+ bytes in \\d+ lines, because line 5 is not an"
                                + " entry");
        assertThat(Files.readAllLines(directory.resolve("journal.jsonl.damaged-1")))
                .isEqualTo(lines.subList(4, lines.size()));
        assertThat(Journal.read(directory, warnings::add)).isEqualTo(written.subList(0, 4));
    }

    @Test
    void anEarlierDamagedEndIsNotOverwritten() throws IOException {
        Files.writeString(directory.resolve("journal.jsonl.damaged-1"), "earlier");
        Files.writeString(directory.resolve(Journal.FILE), "later");

        Journal.reopen(directory, Journal.recover(directory)).close();

        assertThat(directory.resolve("journal.jsonl.damaged-1")).hasContent("earlier");
        assertThat(directory.resolve("journal.jsonl.damaged-2")).hasContent("later");
        assertThat(directory.resolve(Journal.FILE)).isEmptyFile();
    }

    @Test
    void anEntryThatIsNotTheNextOneIsDamage() throws IOException {
        var written = entries(everyKind());
        write(List.of(written.get(0), written.get(2)));

        assertThat(Journal.recover(directory).entries()).isEqualTo(written.subList(0, 1));
    }

    /// The other version knows what to do with it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'ended'}",
                "{'type':'ended','end':'answered'}",
                "{'type':'ended','end':{'how':'answered','answer':null}}",
                "{'type':'ran','call':'c','code':'1','told':'1','cut':0}",
                "{'type':'told','text':'Go on.'}",
                "{'type':'resumed','program':'0.1.0'}",
                "{'type':'replied','reply':{'model':'m','items':[],'finish':'stop'}}",
                "{'type':'lost','why':'x','usage':{'input':1},'usd':1e999999999}",
                "{'type':'lost','why':'x','usage':{'input':1},'usd':1e-999999999}",
                "{'why':'it has no type'}"
            })
    void anEntryThatLacksSomethingOrIsBeyondAllBoundsIsDamage(String event) throws IOException {
        write(entries(List.of(everyKind().getFirst())));
        String line = "{'seq':1,'at':'2026-11-22T14:03:07Z','elapsed':1.5,'event':" + event + "}\n";
        Files.writeString(
                directory.resolve(Journal.FILE),
                line.replace('\'', '"'),
                StandardOpenOption.APPEND);

        var read = Journal.recover(directory);

        assertThat(read.entries()).hasSize(1);
        assertThat(requireNonNull(read.damage()).line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "9e18"})
    void aTimeBeyondAllBoundsIsDamage(String elapsed) throws IOException {
        write(entries(List.of(everyKind().getFirst())));
        Path file = directory.resolve(Journal.FILE);
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\"elapsed\":[0-9.]+", "\"elapsed\":" + elapsed));

        assertThat(requireNonNull(Journal.recover(directory).damage()).line()).isEqualTo(1);
    }

    @Test
    void aJournalOfANewerVersionIsRefusedAndNotDamaged() throws IOException {
        write(entries(everyKind()).subList(0, 1));
        Files.writeString(
                directory.resolve(Journal.FILE),
                "{\"seq\":1,\"at\":\"2026-11-22T14:03:07Z\",\"elapsed\":0,\"event\":{\"type\":\"dreamt\"}}\n",
                StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Journal.recover(directory))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is of a newer version of Reckoner")
                .hasMessageContaining("does not know 'dreamt'");
    }

    @Test
    void aRunThatWasKilledBeforeItsFirstEntryHasNone() {
        assertThat(Journal.recover(directory)).isEqualTo(new Recovered(List.of(), null));
    }

    @Test
    void fieldsOfANewerVersionAreIgnored() throws IOException {
        Files.writeString(
                directory.resolve(Journal.FILE),
                """
                {"seq":0,"at":"2026-11-22T14:03:07Z","elapsed":0,"mood":"good","event":{"type":"told","reason":"status","text":"go on","colour":"blue"}}
                """);

        assertThat(Journal.read(directory, warnings::add))
                .containsExactly(
                        new Entry(
                                0,
                                Instant.parse("2026-11-22T14:03:07Z"),
                                Duration.ZERO,
                                new Event.ProgramMessage(Event.Reason.STATUS, "go on")));
    }

    @Test
    void longTextsAreKeptBesideTheJournal() throws IOException {
        String image = "A".repeat(100_000);
        var written =
                entries(
                        List.of(
                                new Event.CellRan(
                                        "a",
                                        "plot()",
                                        new Outcome.Completed(
                                                new Output(
                                                        "é".repeat(50_000),
                                                        3,
                                                        List.of(
                                                                new DisplayedValue(
                                                                        true,
                                                                        "<Figure>",
                                                                        Map.of(
                                                                                "image/png",
                                                                                image)))),
                                                LITTLE),
                                        "told",
                                        0)));
        write(written);

        assertThat(Journal.read(directory, warnings::add)).isEqualTo(written);
        assertThat(Files.size(directory.resolve(Journal.FILE))).isLessThan(2_000);
        try (var blobs = Files.list(directory.resolve("blobs"))) {
            assertThat(blobs).hasSize(2);
        }
    }

    @Test
    void theOutputOfAnOlderJournalIsReadable() throws IOException {
        Files.writeString(
                directory.resolve(Journal.FILE),
                """
                {"seq":0,"at":"2026-11-22T14:03:07Z","elapsed":0,"event":{"type":"ran","call":"a","code":"print(1); 2","outcome":{"outcome":"completed","output":{"printed":"1\\n","dropped":0,"shown":[{"result":true,"plain":"2","rich":{}}]},"resources":{"wall":0.1,"cpu":0.1,"peak_bytes":1}},"told":"1\\n2","cut":0}}
                """);

        assertThat(Journal.read(directory, warnings::add))
                .extracting(Entry::event)
                .extracting(event -> ((Event.CellRan) event).outcome().output())
                .containsExactly(
                        new Output(
                                List.of(
                                        new Output.Printed("1\n"),
                                        new DisplayedValue(true, "2", Map.of())),
                                0));
    }

    @Test
    void whatACellNamesLikeABlobIsNone() {
        var shown = new DisplayedValue(true, "x", Map.of("blob", "a".repeat(64), "chars", "20"));
        var written =
                entries(
                        List.of(
                                new Event.CellRan(
                                        "call-1",
                                        "x",
                                        new Outcome.Completed(
                                                new Output(List.of(shown), 0), LITTLE),
                                        "x",
                                        0)));
        write(written);

        assertThat(Journal.read(directory, warnings::add)).isEqualTo(written);
    }

    @Test
    void aDamagedBlobIsNotTakenForTheText() throws IOException {
        write(entries(List.of(new Event.ProgramMessage(Event.Reason.STATUS, "x".repeat(20_000)))));
        try (var blobs = Files.list(directory.resolve("blobs"))) {
            Files.writeString(blobs.findFirst().orElseThrow(), "forged");
        }

        assertThatThrownBy(() -> Journal.read(directory, warnings::add))
                .hasMessageContaining("is damaged");
    }

    @Test
    void aBlobOutsideTheDirectoryIsNotRead() throws IOException {
        Files.writeString(
                directory.resolve(Journal.FILE),
                """
                {"seq":0,"at":"2026-11-22T14:03:07Z","elapsed":0,"event":{"type":"told","reason":"status","text":{"blob":"../../etc/passwd","chars":9}}}
                """);

        assertThatThrownBy(() -> Journal.read(directory, warnings::add))
                .hasMessageContaining("not the name of a blob");
    }

    private static List<Event> everyKind() {
        return Stream.of(withoutEnds(), ends(), graded()).flatMap(List::stream).toList();
    }

    private static List<Event> graded() {
        var judged =
                new Event.Judged(
                        "judge", new Usage(300, 0, 20, 10, false), new BigDecimal("0.0001"));
        return List.of(
                new Event.Graded("41", "integer", "wrong", "exact-number", "42 is not 41", null),
                new Event.Graded("a", "any", "correct", "judged-same", "it is", judged));
    }

    private static List<Event> withoutEnds() {
        var usage = new Usage(1_000, 200, 300, 250, false);
        var reply =
                new Reply(
                        "resp-1",
                        "o3-mini",
                        List.of(
                                new Reasoning("Small cases.", "b2pha2U="),
                                new Text("Let me try.\n\u2028\"quoted\"", "{\"id\":\"msg_1\"}"),
                                new Other("web_search_call", "{\"id\":\"ws_1\"}"),
                                new ToolCall("call-1", "python", "{\"code\": \"1\"}", "{}")),
                        Finish.TOOL_CALLS,
                        usage,
                        new Delivery(
                                Duration.ofMillis(1_234),
                                Duration.ofMillis(500),
                                2,
                                List.of(new Wait(Duration.ofSeconds(12), "rate limited")),
                                "req_1",
                                new Replayed(
                                        Instant.parse("2026-11-24T06:00:00Z"),
                                        List.of(new Drift("call-0", "\"1\"", "\"2\""))),
                                List.of("the server does not take 'strict', asked again")));
        var output = printedAndDisplayed();
        return List.of(
                new Event.Prompted(
                        Event.Prompted.SCHEMA,
                        "Solve it.",
                        List.of(new Event.ToolText("python", "Runs Python."))),
                new Event.ReplyStored("resp_1"),
                new Event.ReplyLost("connection lost", usage, new BigDecimal("0.5")),
                new Event.Replied(reply, new BigDecimal("0.0023")),
                new Event.CellRan("call-1", "1", new Outcome.Completed(output, LITTLE), "1", 0),
                new Event.CellRan(
                        "call-2",
                        "1/0",
                        new Outcome.Raised(
                                output, "ZeroDivisionError: division by zero", "Traceback", LITTLE),
                        "Traceback",
                        0),
                new Event.CellRan(
                        "call-3",
                        "while True: pass",
                        new Outcome.TimedOut(
                                output, Duration.ofSeconds(60), SessionState.ROLLED_BACK, LITTLE),
                        "Stopped",
                        7),
                new Event.CellRan(
                        "call-4",
                        "[0] * 10**10",
                        new Outcome.OutOfMemory(output, 1L << 30, SessionState.KEPT, LITTLE),
                        "Out of memory",
                        0),
                new Event.CellRan(
                        "call-5",
                        "import os; os._exit(3)",
                        new Outcome.Crashed(
                                output, "exited with status 3", SessionState.REBUILT, LITTLE),
                        "Ended",
                        0),
                new Event.CallRejected("call-6", "search", "There is no such tool."),
                new Event.ProgramMessage(Event.Reason.SUBMIT_NOW, "Submit."),
                new Event.Replied(
                        new Reply(
                                null,
                                "local",
                                List.of(),
                                Finish.LENGTH,
                                Usage.NONE,
                                Delivery.at(Duration.ZERO, 1)),
                        null),
                new Event.Resumed("0.1.0", Limits.NONE.usd("0.5"), "an incomplete last line"),
                new Event.Rebuilt(2, List.of(new Event.Drift(1, "\"1\"", "\"2\""))),
                new Event.Submitted("call-7", "42"),
                new Event.Submitted(null, "42"));
    }

    private static Output printedAndDisplayed() {
        return new Output(
                List.of(
                        new Output.Printed("1\n"),
                        new DisplayedValue(true, "x**2", Map.of("text/latex", "$x^2$")),
                        new Output.Printed("3\n")),
                2);
    }

    private static List<Event> ends() {
        return Stream.of(
                        new End.Answered("42"),
                        new End.OutOf(Limits.Kind.TOKENS, new Shortage.Unknown()),
                        new End.OutOf(
                                Limits.Kind.USD,
                                new Shortage.OfLimit(
                                        new BigDecimal("0.5"),
                                        new BigDecimal("-0.01"),
                                        new BigDecimal("0.0000012"))),
                        new End.OutOf(Limits.Kind.TIME, new Shortage.OfTime(new BigDecimal("900"))),
                        new End.OutOf(Limits.Kind.TOKENS, new Shortage.OfContext(32_000, 32_228)),
                        new End.GaveUp("five in a row"),
                        new End.Voided("no sandbox"))
                .<Event>map(Event.Ended::new)
                .toList();
    }

    private static List<Entry> entries(List<Event> events) {
        var entries = new ArrayList<Entry>();
        for (var event : events) {
            int seq = entries.size();
            entries.add(
                    new Entry(
                            seq,
                            Instant.parse("2026-11-22T14:03:07.123456Z").plusSeconds(seq),
                            Duration.ofMillis(1_500L * seq),
                            event));
        }
        return entries;
    }

    private void write(List<Entry> entries) {
        try (var journal = Journal.create(directory)) {
            entries.forEach(journal::append);
        }
    }
}
