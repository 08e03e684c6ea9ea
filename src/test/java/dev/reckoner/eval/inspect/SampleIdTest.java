package dev.reckoner.eval.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleIdTest {

    @Test
    void anIdThatCanBeAFileNameStays() {
        assertThat(SampleId.of("AIME 2025-I-15 (b)")).isEqualTo("AIME 2025-I-15 (b)");
        assertThat(SampleId.of("ключ_7")).isEqualTo("ключ_7");
    }

    @Test
    void anyOtherIsReplacedByItsWordsAndAHash() {
        assertThat(SampleId.of("test/precalculus/807.json"))
                .matches("test-precalculus-807-json-[0-9a-f]{8}");
        assertThat(SampleId.of("../../x")).matches("x-[0-9a-f]{8}");
        assertThat(SampleId.of("C:\\x\u0000")).matches("c-x-[0-9a-f]{8}");
        assertThat(SampleId.of("a".repeat(101))).hasSizeLessThan(60);
        assertThat(SampleId.of("")).matches("x-[0-9a-f]{8}");
        assertThat(SampleId.of("a/b")).isNotEqualTo(SampleId.of("a\\b"));
    }
}
