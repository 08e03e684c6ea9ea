package dev.reckoner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void nothingInItIsMarkup() {
        assertThat(HtmlText.escaped("<b title=\"x\" id='y'>1 & 2</b>"))
                .isEqualTo("&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;1 &amp; 2&lt;/b&gt;");
    }

    @Test
    void nothingInItIsUnseen() {
        assertThat(HtmlText.escaped("a\u202eb\u0000c\u001b[1md")).isEqualTo("abcd");
    }
}
