package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class ServerSentEventsTest {

    private static final List<String> STREAMS =
            List.of(
                    "data: a\n\ndata: b\n\n",
                    "data: ½ – 数学 – 𝔽₂\r\n\r\ndata: [DONE]\r\n\r\n",
                    "data: one\rdata: two\r\rdata:three\r\r\r\rdata:  four\n\n",
                    ": a comment\nevent: x\nid: 7\nretry: 10\ndata: {\"a\":\ndata: 1}\n\n:\n\n",
                    "\ufeffdata: a\n\ndata: \ufeffb\n\n",
                    "data\ndata:\n\ndatum: x\ndata : y\n\ndata: after\n\n",
                    "data: no end\ndata: at all",
                    "data: no end",
                    "\r\n\n\r data: a\n\n\rdata: b\r\n\n");

    /// Half characters, a lone continuation, an overlong form and a surrogate, all at odd places.
    private static final byte[] BROKEN =
            bytes(
                    "data: ",
                    0xe2,
                    0x82,
                    "\n\ndata: ",
                    0xff,
                    0x80,
                    "x",
                    0xc0,
                    0xaf,
                    "\r\ndata: ",
                    0xed,
                    0xa0,
                    0x80,
                    "\n\ndata: ",
                    0xf0,
                    0x9d,
                    0x94);

    private static byte[] bytes(Object... parts) {
        var all = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof String text) {
                all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            } else {
                all.write((Integer) part);
            }
        }
        return all.toByteArray();
    }

    static List<byte[]> streams() {
        var all = new ArrayList<byte[]>();
        STREAMS.forEach(stream -> all.add(bytes(stream)));
        all.add(BROKEN);
        return all;
    }

    private static List<String> events(byte[] stream, int... cuts) {
        var events = new ServerSentEvents();
        var all = new ArrayList<String>();
        int from = 0;
        for (int cut : cuts) {
            all.addAll(events.feed(Arrays.copyOfRange(stream, from, cut)));
            from = cut;
        }
        all.addAll(events.feed(Arrays.copyOfRange(stream, from, stream.length)));
        all.add(events.rest());
        return all;
    }

    private static List<String> events(String stream) {
        return events(bytes(stream));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void whereBytesAreCutMakesNoDifference(byte[] stream) {
        var whole = events(stream);

        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                assertThat(events(stream, first, second))
                        .as("%d, %d", first, second)
                        .isEqualTo(whole);
            }
        }
        int[] everywhere = new int[stream.length];
        Arrays.setAll(everywhere, i -> i);
        assertThat(events(stream, everywhere)).isEqualTo(whole);
    }

    @Test
    void norDoesItForAnyBytes() {
        var random = new Random(5);
        String alphabet = "data: \n\r\n\n:\u00bd";
        for (int round = 0; round < 2_000; round++) {
            byte[] stream = new byte[random.nextInt(60)];
            for (int i = 0; i < stream.length; i++) {
                stream[i] =
                        random.nextInt(8) == 0
                                ? (byte) random.nextInt(256)
                                : (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            int[] cuts = random.ints(4, 0, stream.length + 1).sorted().toArray();

            assertThat(events(stream, cuts)).as(Arrays.toString(stream)).isEqualTo(events(stream));
        }
    }

    @Test
    void anEventIsItsDataLines() {
        assertThat(events("event: x\ndata: {\"a\":\ndata:1}\nid: 3\n\ndata:  b\n\n"))
                .containsExactly("{\"a\":\n1}", " b", "");
    }

    @Test
    void linesEndInAnyOfThreeWays() {
        assertThat(events("data: a\r\n\r\ndata: b\r\rdata: c\n\n"))
                .containsExactly("a", "b", "c", "");
    }

    @Test
    void commentsAndEventsWithoutDataAreNone() {
        assertThat(events(": keep-alive\n\nevent: ping\n\n\n\n")).containsExactly("");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertThat(events("\ufeffdata: a\n\ndata: \ufeffb\n\n"))
                .containsExactly("a", "\ufeffb", "");
    }

    @Test
    void whatIsNotUtf8IsMarked() {
        assertThat(events(BROKEN))
                .containsExactly("\ufffd", "\ufffd\ufffdx\ufffd\ufffd\n\ufffd", "");
    }

    @Test
    void anEventWithoutItsEndIsTheRest() {
        assertThat(events("data: a\n\ndata: b")).containsExactly("a", "b");
        assertThat(events("data: a\n\ndata: b\n")).containsExactly("a", "b");
    }
}
