package dev.reckoner.answer.symbolic;

/// What a rule found of two values.
///
/// @param rule the name of the rule
/// @param because why, in one sentence for a person
public record Judgement(Finding finding, String rule, String because) {

    /// Whether the values are the same.
    public enum Finding {
        SAME,
        DIFFERENT,
        UNKNOWN
    }

    public static Judgement same(String rule, String because) {
        return new Judgement(Finding.SAME, rule, because);
    }

    public static Judgement different(String rule, String because) {
        return new Judgement(Finding.DIFFERENT, rule, because);
    }

    public static Judgement unknown(String rule, String because) {
        return new Judgement(Finding.UNKNOWN, rule, because);
    }

    public boolean isSame() {
        return finding == Finding.SAME;
    }

    public boolean isDifferent() {
        return finding == Finding.DIFFERENT;
    }

    public boolean isUnknown() {
        return finding == Finding.UNKNOWN;
    }
}
