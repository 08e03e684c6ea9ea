package dev.reckoner.sandbox.graalpy.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Displayed;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DisplaysTest {

    private final List<WorkerReply> replies = new ArrayList<>();
    private final Displays displays = new Displays(10, replies::add);

    private static Displayed value(String plain) {
        return new Displayed(0, false, plain, Map.of());
    }

    @Test
    void valuesPastTheCharactersThatAreKeptAreCounted() {
        displays.begin();
        displays.show(value("12345"));
        displays.show(value("1234567"));
        displays.show(value("1"));
        displays.end();

        assertThat(replies)
                .containsExactly(
                        value("12345"),
                        new Displayed(
                                Long.MAX_VALUE,
                                false,
                                "[... 2 more values are not shown ...]",
                                Map.of()));
    }

    @Test
    void nothingIsSaidWhereEveryValueIsShown() {
        displays.begin();
        displays.show(value("1234567890"));
        displays.end();

        assertThat(replies).containsExactly(value("1234567890"));
    }

    @Test
    void eachCellCountsItsOwn() {
        displays.begin();
        displays.show(value("12345678901"));
        displays.end();
        replies.clear();

        displays.begin();
        displays.show(value("1"));
        displays.end();

        assertThat(replies).containsExactly(value("1"));
    }
}
