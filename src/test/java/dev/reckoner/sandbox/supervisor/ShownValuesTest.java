package dev.reckoner.sandbox.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.host.PlacedValues.Placed;

import org.junit.jupiter.api.Test;

import java.util.Map;

class ShownValuesTest {

    private final ShownValues values = new ShownValues();

    private static Placed value(String plain) {
        return value(0, plain);
    }

    private static Placed value(long after, String plain) {
        return new Placed(after, new DisplayedValue(false, plain, Map.of()));
    }

    @Test
    void areTakenOnce() {
        values.add(value("1"));
        values.add(value("2"));

        assertThat(values.take()).containsExactly(value("1"), value("2"));
        assertThat(values.take()).isEmpty();
    }

    @Test
    void areLimitedInNumber() {
        for (int i = 0; i < ShownValues.MOST_VALUES + 2; i++) {
            values.add(value("x"));
        }

        assertThat(values.take())
                .hasSize(ShownValues.MOST_VALUES + 1)
                .last()
                .isEqualTo(value(Long.MAX_VALUE, "[... 2 more values are not shown ...]"));
    }

    @Test
    void areLimitedInTotalLengthWithTheirOtherForms() {
        String half = "x".repeat(ShownValues.MOST_CHARS / 2);
        values.add(value(half));
        values.add(new Placed(0, new DisplayedValue(true, "x", Map.of("text/latex", half))));
        values.add(value("small"));

        assertThat(values.take())
                .containsExactly(
                        value(half),
                        value("small"),
                        value(Long.MAX_VALUE, "[... 1 more values are not shown ...]"));
        values.add(value(half));
        assertThat(values.take()).containsExactly(value(half));
    }
}
