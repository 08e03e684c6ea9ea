package dev.reckoner.cli.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectWriter;

import dev.reckoner.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/// JSON on one line for standard output, which may end at a terminal: controls and what reorders
/// text are written as a backslash, `u` and four digits, which is the same JSON.
public final class JsonLine {

    private static final ObjectWriter WRITER = Json.MAPPER.writer().with(new Unseen());

    public static String of(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Unseen extends CharacterEscapes {

        @Serial private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7f] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            boolean unseen =
                    c >= 0x80 && c < 0xa0
                            || c == 0x061c
                            || c >= 0x200e && c <= 0x200f
                            || c >= 0x2028 && c <= 0x202e
                            || c >= 0x2066 && c <= 0x2069;
            return unseen
                    ? new SerializedString("\\u" + HexFormat.of().toHexDigits((char) c))
                    : null;
        }
    }

    private JsonLine() {}
}
