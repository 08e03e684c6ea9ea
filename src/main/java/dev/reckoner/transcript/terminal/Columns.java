package dev.reckoner.transcript.terminal;

/// Counts the columns that a terminal gives to a text, code point by code point as it arrives. What
/// is read as one character takes the columns of one: a letter with its accents, a flag, a family
/// of emoji.
///
/// The classes of characters are those of the JDK's Unicode version. The work for a code point does
/// not depend on what came before it, however long a character is.
final class Columns {

    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int EMOJI_STYLE = 0xfe0f;

    /// The last code point that took columns of its own, or was joined to one by a joiner.
    private int base;

    private int before;
    private int columns;
    private boolean joined;
    private boolean halfFlag;

    static int of(String text) {
        var counter = new Columns();
        return text.codePoints().map(counter::add).sum();
    }

    /// @return the columns by which the text has grown
    int add(int point) {
        boolean flag = regional(point) && halfFlag;
        boolean emoji = continuesEmoji(point);
        joined = flag || emoji || zero(point);
        int grown = joined ? widened(point) : wide(point) ? 2 : 1;
        if (!joined || emoji && before == ZERO_WIDTH_JOINER) {
            base = point;
        }
        halfFlag = regional(point) && !flag;
        columns = joined ? columns + grown : grown;
        before = point;
        return grown;
    }

    /// Whether the last code point belongs to the same character as the one before it.
    boolean joined() {
        return joined;
    }

    private boolean continuesEmoji(int point) {
        return before == ZERO_WIDTH_JOINER
                        && Character.isExtendedPictographic(base)
                        && Character.isExtendedPictographic(point)
                || Character.isEmojiModifier(point) && Character.isEmojiModifierBase(base);
    }

    /// A character that may be shown as text or as an emoji has two columns as an emoji.
    private int widened(int point) {
        return point == EMOJI_STYLE && columns == 1 && Character.isEmoji(base) ? 1 : 0;
    }

    private static boolean regional(int point) {
        return point >= 0x1f1e6 && point <= 0x1f1ff;
    }

    private static boolean zero(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> point >= 0x1160 && point <= 0x11ff || point >= 0xd7b0 && point <= 0xd7ff;
        };
    }

    private static boolean wide(int point) {
        return point >= 0x1100
                && (point <= 0x115f
                        || point >= 0x2e80 && point <= 0xa4cf
                        || point >= 0xac00 && point <= 0xd7a3
                        || point >= 0xf900 && point <= 0xfaff
                        || point >= 0xfe30 && point <= 0xfe6f
                        || point >= 0xff00 && point <= 0xff60
                        || point >= 0xffe0 && point <= 0xffe6
                        || regional(point)
                        || Character.isEmojiPresentation(point)
                        || point >= 0x20000 && point <= 0x3fffd);
    }
}
