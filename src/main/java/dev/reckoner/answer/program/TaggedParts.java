package dev.reckoner.answer.program;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// The parts of one list of tagged data, each read strictly.
///
/// @param list its first member is the tag
record TaggedParts(JsonNode list) {

    static final int MOST_DIGITS = 100_000;
    static final int MOST_TEXT_CHARS = 100_000;

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]*+");
    private static final Pattern FLOAT =
            Pattern.compile("-?(?:inf|0x[01]\\.[0-9a-f]{1,13}p[+-][0-9]{1,4})");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})*+");
    private static final Pattern HALF_PAIR =
            Pattern.compile(
                    "[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]");

    static TaggedParts of(JsonNode data) throws NotTagged {
        if (!data.isArray() || !data.path(0).isTextual()) {
            throw new NotTagged("data without a tag");
        }
        return new TaggedParts(data);
    }

    String tag() {
        return list.path(0).textValue();
    }

    /// How many follow the tag.
    int size() {
        return list.size() - 1;
    }

    /// @param index from 1
    JsonNode part(int index) {
        return list.path(index);
    }

    void are(int expected) throws NotTagged {
        if (size() != expected) {
            throw new NotTagged("a tag with a wrong number of parts");
        }
    }

    boolean truth(int index) throws NotTagged {
        if (!part(index).isBoolean()) {
            throw new NotTagged("a bool that is neither true nor false");
        }
        return part(index).booleanValue();
    }

    String text(int index) throws NotTagged {
        var part = part(index);
        if (!part.isTextual()) {
            throw new NotTagged("a text that is none");
        }
        if (part.textValue().length() > MOST_TEXT_CHARS) {
            throw new NotTagged(
                    String.format(
                            Locale.ROOT, "a text of more than %,d characters", MOST_TEXT_CHARS));
        }
        if (HALF_PAIR.matcher(part.textValue()).find()) {
            throw new NotTagged("a text with half a surrogate pair");
        }
        return part.textValue();
    }

    String hex(int index) throws NotTagged {
        String hex = text(index);
        if (!HEX.matcher(hex).matches()) {
            throw new NotTagged("bytes that are not hexadecimal");
        }
        return hex;
    }

    BigInteger whole(int index) throws NotTagged {
        var part = part(index);
        if (!part.isTextual()) {
            throw new NotTagged("an integer that is not written in digits");
        }
        String digits = part.textValue();
        if (digits.length() > MOST_DIGITS + 1) {
            throw new NotTagged(
                    String.format(Locale.ROOT, "an integer of more than %,d digits", MOST_DIGITS));
        }
        if (!WHOLE.matcher(digits).matches()) {
            throw new NotTagged("an integer that is not written in digits");
        }
        return new BigInteger(digits);
    }

    BigInteger positive(int index) throws NotTagged {
        var number = whole(index);
        if (number.signum() <= 0) {
            throw new NotTagged("a denominator that is not positive");
        }
        return number;
    }

    /// @param most in either direction
    int small(int index, int most) throws NotTagged {
        var number = whole(index);
        if (number.abs().compareTo(BigInteger.valueOf(most)) > 0) {
            throw new NotTagged("a number that is too large");
        }
        return number.intValueExact();
    }

    double real(int index) throws NotTagged {
        String written = text(index);
        if (!FLOAT.matcher(written).matches()) {
            throw new NotTagged("a float that is not written in hexadecimal");
        }
        if (written.endsWith("inf")) {
            return written.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double number = Double.parseDouble(written);
        if (!Double.isFinite(number)) {
            throw new NotTagged("a float that is too large");
        }
        return number;
    }
}
