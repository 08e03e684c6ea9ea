package dev.reckoner.eval.table;

import java.util.regex.Pattern;

/// A text for a cell of a CSV, which a spreadsheet may open.
///
/// A model may answer `=HYPERLINK("https://…")`, and a spreadsheet would take that as a formula. So
/// an apostrophe stands before a text that begins as a formula does and is no plain number. One
/// stands before a text that begins with an apostrophe too, so that whoever removes one gets the
/// text.
final class CsvText {

    private static final Pattern FORMULA =
            Pattern.compile("[=+\\-@\t\r\n'\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?");

    static String of(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches()
                ? "'" + text
                : text;
    }

    private CsvText() {}
}
