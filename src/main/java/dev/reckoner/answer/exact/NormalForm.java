package dev.reckoner.answer.exact;

import dev.reckoner.answer.value.Expression;

import java.util.Set;

/// A term as a quotient of polynomials in atoms, so that equal terms can be recognised.
public sealed interface NormalForm {

    /// @param partial its parts that are not defined everywhere; where they vanish in `ratio`, the
    ///   term may still be undefined
    record Found(Ratio ratio, Set<Object> partial) implements NormalForm {
        public Found {
            partial = Set.copyOf(partial);
        }

        /// As for [Ratio#compare], but terms with different partial functions are not equal for
        /// certain: `0 · ln 0` is not 0.
        public Ratio.Comparison compare(Found other) {
            var comparison = ratio.compare(other.ratio);
            return comparison == Ratio.Comparison.EQUAL && !partial.equals(other.partial)
                    ? Ratio.Comparison.UNKNOWN
                    : comparison;
        }
    }

    /// @param why completes the sentence "it …"
    record None(String why) implements NormalForm {}

    static NormalForm of(Expression expression) {
        try {
            var builder = new NormalFormBuilder();
            var ratio = builder.of(expression);
            return new Found(ratio, builder.partial());
        } catch (NotExact e) {
            return new None(String.valueOf(e.getMessage()));
        }
    }

    /// The term `a - b`.
    static NormalForm difference(Expression a, Expression b) {
        try {
            var builder = new NormalFormBuilder();
            var ratio = builder.of(a).minus(builder.of(b));
            return new Found(ratio, builder.partial());
        } catch (NotExact e) {
            return new None(String.valueOf(e.getMessage()));
        }
    }
}
