package dev.reckoner.answer.read.token;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Decimal;
import dev.reckoner.answer.value.Expression.Negation;
import dev.reckoner.answer.value.Expression.Power;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.RepeatingDecimal;
import dev.reckoner.answer.value.Expression.Whole;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/// One numeral: `1\,234.5`, `3{,}14`, `0.1\overline{6}`, `1.5e-3`. Commas without braces are left
/// to the parser, who knows whether a list is possible.
final class ScanNumeral {

    private static final List<String> GROUPS =
            List.of(
                    ",\\!", ",\\! ", "{,}", "\\,", "\\;", "\\:", "\\ ", "\\!", "{\\,}", "_", " ",
                    "~");
    private static final List<String> DOTS = List.of("...", "\\ldots", "\\dots", "\\cdots");

    private final String text;
    private int at;
    private final StringBuilder digits = new StringBuilder();
    private int decimals = -1;
    private String period = "";
    private String exponent = "";

    ScanNumeral(String text, int from) throws NotReadable {
        this.text = text;
        this.at = from;
        digits.append(run());
        groups();
        fraction();
        exponent();
        if (digits.toString().equals("0") && decimals < 0 && Character.isLetter(charAt(at))) {
            throw new NotReadable("a letter follows the digit 0");
        }
    }

    int end() {
        return at;
    }

    String digits() {
        return digits.toString();
    }

    boolean isWhole() {
        return decimals < 0 && period.isEmpty() && exponent.isEmpty();
    }

    Expression value() {
        Expression mantissa = mantissa();
        if (exponent.isEmpty()) {
            return mantissa;
        }
        Expression power = new Whole(new BigInteger(exponent.replaceFirst("^[+-]", "")));
        return new Product(
                List.of(
                        mantissa,
                        new Power(
                                new Whole(BigInteger.TEN),
                                exponent.startsWith("-") ? new Negation(power) : power)));
    }

    private Expression mantissa() {
        if (decimals < 0 && period.isEmpty()) {
            return new Whole(new BigInteger(digits.toString()));
        }
        var head = new BigDecimal(new BigInteger(digits.toString()), Math.max(decimals, 0));
        return period.isEmpty() ? new Decimal(head) : new RepeatingDecimal(head, period);
    }

    /// Groups of three digits behind one to three digits, all with the same sign between them.
    private void groups() {
        int first = digits.length();
        if (first == 0 || first > 3 || digits.charAt(0) == '0') {
            return;
        }
        for (String separator : GROUPS) {
            int end = at;
            while (isGroup(end, separator)) {
                end += separator.length() + 3;
            }
            boolean fractionFollows =
                    separator.equals(" ") && end < text.length() && text.charAt(end) == '/';
            if (end > at && !fractionFollows && !isDigit(charAt(end))) {
                int group = at + separator.length();
                while (group < end) {
                    digits.append(text, group, group + 3);
                    group += separator.length() + 3;
                }
                at = end;
                return;
            }
        }
        dottedGroups();
    }

    /// `1.234.567`: two points at least, since one is a decimal point.
    private void dottedGroups() {
        int end = at;
        while (isGroup(end, ".")) {
            end += 4;
        }
        if (end >= at + 8 && !isDigit(charAt(end))) {
            for (int group = at + 1; group < end; group += 4) {
                digits.append(text, group, group + 3);
            }
            at = end;
        }
    }

    private boolean isGroup(int from, String separator) {
        int group = from + separator.length();
        return text.startsWith(separator, from)
                && isDigit(charAt(group))
                && isDigit(charAt(group + 1))
                && isDigit(charAt(group + 2))
                && !isDigit(charAt(group + 3));
    }

    private void fraction() throws NotReadable {
        boolean comma = text.startsWith("{,}", at) && isDigit(charAt(at + 3));
        boolean point = charAt(at) == '.' && (isDigit(charAt(at + 1)) || repeats(at + 1));
        if (!comma && !point) {
            return;
        }
        at += comma ? 3 : 1;
        String written = run();
        decimals = written.length();
        digits.append(written);
        if (repeats(at)) {
            period = repeated();
        } else if (DOTS.stream().anyMatch(dots -> text.startsWith(dots, at))) {
            guessPeriod(written);
        }
        if (charAt(at) == '.' && isDigit(charAt(at + 1))
                || charAt(at) == ',' && isDigit(charAt(at + 1)) && decimals == 3) {
            throw new NotReadable("it is not clear which sign is the decimal point");
        }
    }

    private boolean repeats(int from) {
        return text.startsWith("\\overline", from)
                || text.startsWith("\\bar", from)
                || text.startsWith("\\dot", from) && charAt(from + 4) != 's'
                || charAt(from) == '(' && bracketedDigits(from) > 0;
    }

    private int bracketedDigits(int from) {
        int end = from + 1;
        while (isDigit(charAt(end))) {
            end++;
        }
        return charAt(end) == ')' ? end - from - 1 : 0;
    }

    private String repeated() throws NotReadable {
        if (charAt(at) == '(') {
            at++;
            String bracketed = run();
            at++;
            return bracketed;
        }
        boolean dotted = text.startsWith("\\dot", at);
        String first = marked();
        if (!dotted) {
            return first;
        }
        int from = at;
        String between = run();
        if (text.startsWith("\\dot", at) && charAt(at + 4) != 's') {
            return first + between + marked();
        }
        at = from;
        return first;
    }

    /// The digits below `\overline`, `\bar` or `\dot`.
    private String marked() throws NotReadable {
        at++;
        while (Character.isLetter(charAt(at))) {
            at++;
        }
        while (charAt(at) == ' ') {
            at++;
        }
        String below;
        if (charAt(at) == '{') {
            at++;
            below = run();
            if (charAt(at) != '}') {
                throw new NotReadable("a repeating decimal has something other than digits");
            }
            at++;
        } else {
            below = isDigit(charAt(at)) ? String.valueOf(charAt(at++)) : "";
        }
        if (below.isEmpty()) {
            throw new NotReadable("a repeating decimal has no digits that repeat");
        }
        return below;
    }

    /// `0.333…`: the digits show what repeats if the last of them are a block three times, or if
    /// they are nothing but a longer block twice. Otherwise the points stay, and the value counts
    /// as rounded: `2.718281828…` is not rational.
    private void guessPeriod(String written) {
        for (int length = 1; length <= written.length() / 2; length++) {
            String block = written.substring(written.length() - length);
            int head = written.length() - length;
            while (head >= length && written.startsWith(block, head - length)) {
                head -= length;
            }
            int times = (written.length() - head) / length;
            if ((times >= 3 || times == 2 && head == 0 && length > 1) && !block.matches("0+")) {
                digits.setLength(digits.length() - written.length() + head);
                decimals = head;
                period = block;
                skipDots();
                return;
            }
        }
    }

    private void skipDots() {
        String dots = DOTS.stream().filter(d -> text.startsWith(d, at)).findFirst().orElse("");
        at += dots.length();
    }

    /// `2e5` is a power of ten. `2e-5` may be twice e less five, but not where the number in front
    /// is 1 or has a point.
    private void exponent() throws NotReadable {
        if (charAt(at) != 'e' && charAt(at) != 'E') {
            return;
        }
        boolean signed = charAt(at + 1) == '-' || charAt(at + 1) == '+';
        int from = signed ? at + 2 : at + 1;
        int end = from;
        while (isDigit(charAt(end))) {
            end++;
        }
        if (end == from || Character.isLetter(charAt(end))) {
            return;
        }
        if (signed && decimals < 0 && !digits.toString().equals("1")) {
            throw new NotReadable("e with a sign behind it may be a power of ten or the number e");
        }
        exponent = text.substring(at + 1, end);
        at = end;
    }

    private String run() {
        int from = at;
        while (isDigit(charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /// The character there, or a blank behind the end.
    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
