package dev.reckoner.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;

import java.util.List;

class JsonLineTest {

    @Test
    void whatATerminalWouldObeyIsEscapedAndReadsBackTheSame() throws Exception {
        var texts = List.of("\u009b2J \u202e \u2066 \u007f \u001b[m \u200f", "√2, 数, 🫨");
        String line = JsonLine.of(texts);

        assertThat(line)
                .isEqualTo(
                        "[\"\\u009b2J \\u202e \\u2066 \\u007F \\u001B[m \\u200f\",\"√2, 数, 🫨\"]");
        assertThat(Json.MAPPER.readValue(line, String[].class)).containsExactlyElementsOf(texts);
    }
}
