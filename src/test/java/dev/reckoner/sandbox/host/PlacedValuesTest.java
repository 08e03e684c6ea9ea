package dev.reckoner.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.Output.Printed;
import dev.reckoner.sandbox.host.PlacedValues.Placed;
import dev.reckoner.text.HeadTail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

class PlacedValuesTest {

    private static final HeadTail CUT = new HeadTail("a😀b", 4, "y😀z");

    private static final DisplayedValue VALUE = new DisplayedValue(false, "V", Map.of());

    private static Output in(HeadTail printed, long... places) {
        return PlacedValues.in(
                printed, LongStream.of(places).mapToObj(at -> new Placed(at, VALUE)).toList());
    }

    @Test
    void standBetweenTheTexts() {
        assertThat(in(new HeadTail("one\ntwo\n", 0, ""), 0, 4, 4, 8))
                .isEqualTo(
                        new Output(
                                List.of(
                                        VALUE,
                                        new Printed("one\n"),
                                        VALUE,
                                        VALUE,
                                        new Printed("two\n"),
                                        VALUE),
                                0));
    }

    @ParameterizedTest
    @CsvSource({
        "0,  '|a😀b…y😀z'",
        "2,  'a😀|b…y😀z'",
        "3,  'a😀b|…y😀z'",
        "4,  'a😀b…|y😀z'",
        "7,  'a😀b…|y😀z'",
        "8,  'a😀b…y|😀z'",
        "9,  'a😀b…y😀|z'",
        "10, 'a😀b…y😀z|'",
        "99, 'a😀b…y😀z|'",
        "-1, '|a😀b…y😀z'"
    })
    void inTheMiddleThatIsMissingFollowTheNoteThatSaysSo(long after, String expected) {
        assertThat(text(in(CUT, after))).isEqualTo(expected);
    }

    @Test
    void neverGoBack() {
        assertThat(text(in(CUT, 9, 1, 3))).isEqualTo("a😀b…y😀|||z");
    }

    @Test
    void keepAllThatWasPrinted() {
        assertThat(in(CUT, 1, 5, 9).printed()).isEqualTo(CUT.toString());
        assertThat(in(CUT, 1, 5, 9).dropped()).isEqualTo(4);
    }

    private static String text(Output output) {
        var text = new StringBuilder();
        for (var piece : output.pieces()) {
            text.append(
                    switch (piece) {
                        case Printed(var printed) -> printed.replace(CUT.note(), "…");
                        case DisplayedValue _ -> "|";
                    });
        }
        return text.toString();
    }
}
