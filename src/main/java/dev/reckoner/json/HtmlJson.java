package dev.reckoner.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectWriter;

import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.io.UncheckedIOException;

/// JSON inside a `<script>` of an HTML page: no text in it can end the script, begin a comment or
/// end a line of JavaScript. What is unusual is written as a backslash, `u` and four digits, which
/// is the same JSON.
public final class HtmlJson {

    private static final ObjectWriter WRITER = Json.MAPPER.writer().with(new Markup());

    public static String of(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Markup extends CharacterEscapes {

        @Serial private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return switch (c) {
                case '\u2028' -> new SerializedString("\\u2028");
                case '\u2029' -> new SerializedString("\\u2029");
                default -> null;
            };
        }
    }

    private HtmlJson() {}
}
