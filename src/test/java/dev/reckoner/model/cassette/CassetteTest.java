package dev.reckoner.model.cassette;

import static dev.reckoner.model.cassette.Cassettes.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// The file: what is kept of a recording, and what is said of a file that is none.
class CassetteTest {

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("a.cassette");
    }

    private List<String> recorded(CassetteExchange... exchanges) throws IOException {
        var cassette = Cassettes.cassette(file());
        for (CassetteExchange exchange : exchanges) {
            cassette.add(exchange);
        }
        return Files.readAllLines(file());
    }

    private void saysOf(String text, String failureMessage) throws IOException {
        Files.writeString(file(), text);
        assertThatThrownBy(() -> Cassette.read(file()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cassette " + file() + " " + failureMessage);
    }

    @Test
    void holdsWhatWasRecorded() throws IOException {
        recorded(exchange("{'a': 1}", "one"), exchange("{'b': 2}", "two"));

        assertThat(Cassette.read(file()).exchanges())
                .isEqualTo(List.of(exchange("{'a': 1}", "one"), exchange("{'b': 2}", "two")));
    }

    @Test
    void aLineThatWasCutByAKillIsLeftOutAndSaid() throws IOException {
        recorded(exchange("{'a': 1}", "one"));
        String whole = Files.readString(file());
        Files.writeString(file(), whole + "{\"at\": \"2026-11");

        var cassette = Cassette.read(file());

        assertThat(cassette.exchanges()).hasSize(1);
        assertThat(cassette.toString())
                .endsWith("a.cassette, whose incomplete last line is left out");
    }

    @Test
    void aCassetteTornInsideACharacterIsReadWithoutItsLastLine() throws IOException {
        recorded(exchange("{'a': 1}", "one"));
        Files.write(file(), new byte[] {'"', (byte) 0xe2, (byte) 0x88}, StandardOpenOption.APPEND);

        var cassette = Cassette.read(file());

        assertThat(cassette.exchanges()).hasSize(1);
        assertThat(cassette.torn()).isTrue();
    }

    @Test
    void manyMayRecordAtOnce() throws Exception {
        var cassette = Cassettes.cassette(file());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(i ->
                            threads.execute(() ->
                                    cassette.add(
                                            exchange("{'a': " + i + "}", "x".repeat(i * 100)))));
        }

        assertThat(Cassette.read(file()).exchanges())
                .extracting(exchange -> exchange.request().body().path("a").asInt())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void aRecordingIsNotWrittenOver() throws IOException {
        recorded(exchange("{'a': 1}", "one"));

        assertThatThrownBy(() -> Cassettes.cassette(file()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        file()
                                + " is not empty, and recordings are not overwritten: name another"
                                + " file, or delete this one");
    }

    @Test
    void whereNothingWasRecordedTheFileIsFree() throws IOException {
        Cassettes.cassette(file());

        assertThat(recorded(exchange("{'a': 1}", "one"))).hasSize(2);
    }

    @Test
    void thereMustBeADirectoryToRecordIn() {
        Path nowhere = folder.resolve("no").resolve("a.cassette");

        assertThatThrownBy(() -> Cassettes.cassette(nowhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "can't record in %s: there is no directory %s"
                                .formatted(nowhere, nowhere.getParent()));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Cassette.read(file()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no cassette " + file());
    }

    @Test
    void anEmptyFileIsSaidToBe() throws IOException {
        saysOf("", "is empty: no reply was recorded; record it again");
    }

    @Test
    void aHeaderAloneIsNoRecording() throws IOException {
        String header = recorded(exchange("{'a': 1}", "one")).getFirst();

        saysOf(
                header + "\n{\"at\"",
                "contains no complete reply, because its recording was killed; record it again");
    }

    @Test
    void whatIsNotJsonIsNamedWithThePlace() throws IOException {
        saysOf(
                "# Notes\n",
                "is damaged, line 1, column 1: Unexpected character ('#' (code 35)): expected a"
                        + " valid value (JSON String, Number, Array, Object or token 'null', 'true'"
                        + " or 'false')");
    }

    @Test
    void anotherJsonFileIsNoCassette() throws IOException {
        saysOf(
                "{\"replies\": []}\n",
                "is not a cassette: its first line is not the header of a recording");
    }

    @Test
    void bytesThatAreNoTextAreNoCassette() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});

        assertThatThrownBy(() -> Cassette.read(file()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file() + " is not a cassette: it is not UTF-8");
    }

    @Test
    void aNewerVersionIsForANewerProgram() throws IOException {
        saysOf(
                "{\"cassette\": 2, \"new\": true}\n",
                "is of version 2, and this program reads 1: replay it with a newer Reckoner");
    }

    @Test
    void aHeaderThatIsLostIsSaidToBe() throws IOException {
        String exchange = recorded(exchange("{'a': 1}", "one")).getLast();

        saysOf(exchange + "\n", "has no header in its first line: record it again");
    }

    @Test
    void aHeaderThatLacksSomethingNamesIt() throws IOException {
        String header = recorded(exchange("{'a': 1}", "one")).getFirst();

        saysOf(
                header.replace("\"model\"", "\"mode1\"") + "\n",
                "is damaged, line 1: the header has no 'model'");
    }

    @Test
    void damageInTheMiddleIsNamedWithThePlace() throws IOException {
        var lines = recorded(exchange("{'a': 1}", "one"), exchange("{'b': 2}", "two"));
        String damaged = lines.get(1).substring(0, lines.get(1).length() - 1);

        Files.writeString(file(), String.join("\n", lines.get(0), damaged, lines.get(2)) + "\n");

        assertThatThrownBy(() -> Cassette.read(file()))
                .hasMessageContaining("is damaged, line 2, column " + (damaged.length() + 1));
    }

    @Test
    void aRequestThatWasEditedIsNotTheOneThatWasAnswered() throws IOException {
        recorded(exchange("{'a': 1}", "one"));

        saysOf(
                Files.readString(file()).replace("{\"a\":1}", "{\"a\":2}"),
                "is damaged, line 2: 'sha256' does not match the request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ~~                   | is missing
                    , "events": [null]   | has a null
                    """)
    void aStreamWithoutEventsIsDamaged(String events, String what) throws IOException {
        recorded(exchange("{'a': 1}", "one"));

        saysOf(
                Files.readString(file())
                        .replaceFirst("\"sent\":.*", "\"sent\": {\"as\": \"stream\"%s}}")
                        .formatted(events),
                "is damaged, line 2: 'sent.events' " + what);
    }

    @Test
    void isPlainJsonLines() throws IOException {
        recorded(exchange("{'b': 1, 'a': 'ü'}", "one"));

        assertThat(Files.readString(file(), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {"cassette":1,"model":"o3","base_url":"http://127.0.0.1:1/v1","manner":{"api":"chat","dialect":{"forced_tool":"required","old_cap":false}},"streamed":false,"output_cap":1000,"program":"0.1.0","recorded":"2026-11-22T12:00:00Z"}
                        {"at":"2026-11-22T12:00:00Z","sha256":"%s","request":{"body":{"a":"ü","b":1},"path":"/chat/completions"},"sent":{"as":"whole","request_id":"req_1","body":{"text":"one"}}}
                        """
                                .formatted(exchange("{'b': 1, 'a': 'ü'}", "one").sha256()));
    }
}
