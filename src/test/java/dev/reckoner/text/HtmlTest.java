package dev.reckoner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void tagsScriptsAndStylesAreBlanks() {
        assertThat(
                        Html.text(
                                "<style>p {}</style><h1>502</h1><SCRIPT a>if (a<b) {}</Script>Bad"
                                        + " <b\nclass='x'>Gateway</b>"))
                .isEqualTo("  502  Bad  Gateway ");
    }

    @Test
    void whatIsNotClosedHidesNothing() {
        assertThat(Html.text("a<b")).isEqualTo("a<b");
        assertThat(Html.text("<script>a</style>b")).isEqualTo(" a b");
    }
}
