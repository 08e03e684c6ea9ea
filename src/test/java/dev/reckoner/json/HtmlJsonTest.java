package dev.reckoner.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.junit.jupiter.api.Test;

import java.util.List;

class HtmlJsonTest {

    private static final String HOSTILE =
            "</script><!-- <script> & \u2028 \u2029 \" \\ \ud83d\ude00";

    @Test
    void noTextEndsTheScriptItIsIn() {
        assertThat(HtmlJson.of(List.of(HOSTILE))).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    }

    @Test
    void isTheSameJson() throws JsonProcessingException {
        assertThat(Json.MAPPER.readValue(HtmlJson.of(List.of(HOSTILE)), String[].class))
                .containsExactly(HOSTILE);
    }
}
