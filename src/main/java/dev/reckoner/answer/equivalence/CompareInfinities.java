package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Infinite;
import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Expression;

import java.util.Optional;

/// `∞` is `∞` and no number, `-∞` is not `∞`, and "undefined" is only itself.
final class CompareInfinities {

    private static final String RULE = "infinity";

    /// @return empty if neither is infinite or undefined
    static Optional<Judgement> judge(Expression gold, Expression answer) {
        var expected = Infinite.of(gold);
        var given = Infinite.of(answer);
        if (expected.isEmpty() && given.isEmpty()) {
            return Optional.empty();
        }
        if (expected.equals(given)) {
            return Optional.of(Judgement.same(RULE, "both are " + expected.orElseThrow()));
        }
        if (expected.isPresent() && given.isPresent()) {
            return Optional.of(
                    Judgement.different(
                            RULE,
                            "%s was expected, and the answer is %s"
                                    .formatted(expected.get(), given.get())));
        }
        var other = expected.isPresent() ? answer : gold;
        return Optional.of(
                NormalForm.of(other) instanceof NormalForm.Found
                        ? Judgement.different(RULE, "one is infinite or undefined, and one is not")
                        : Judgement.unknown(RULE, "one is infinite or undefined"));
    }

    private CompareInfinities() {}
}
