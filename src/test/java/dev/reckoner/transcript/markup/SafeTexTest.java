package dev.reckoner.transcript.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTexTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\input{/etc/passwd}",
                "\\input /etc/passwd ",
                "\\immediate\\write18{true}",
                "\\openin5=/etc/passwd \\read5 to\\x",
                "\\csname input\\endcsname{/etc/passwd}",
                "\\catcode`\\!=0 !input{/etc/passwd}",
                "\\directlua{os.execute('true')}",
                "^^5cinput{/etc/passwd}"
            })
    void noFileIsReadOrWrittenWhereANotebookIsMadeIntoAPdf(String formula) {
        assertThat(SafeTex.inert(formula))
                .doesNotContainPattern(
                        "\\\\(input|write|immediate|openin|read|csname|catcode|directlua)")
                .doesNotContain("^^");
    }

    @Test
    void aFormulaIsLeftAsItIs() {
        String formula = "\\frac{x^2}{\\sqrt{y}} \\le \\sum_{i=1}^{n} i";

        assertThat(SafeTex.inert(formula)).isEqualTo(formula);
    }
}
