package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.WrittenDecimal;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Value;

import java.util.Optional;

/// An expected value that is called rounded, `≈ 3.14`, is what rounds to it. An answer that only
/// says "about 42" is no answer 42.
final class CompareRounded implements Equivalence.Rule {

    @Override
    public Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
            throws InterruptedException {
        if (gold instanceof Value.Rounded(var expected)) {
            var given = answer instanceof Value.Rounded(var of) ? of : answer;
            return Optional.of(equivalence.rounded().judge(expected, given));
        }
        if (!(answer instanceof Value.Rounded(var given))) {
            return Optional.empty();
        }
        var judgement = equivalence.judge(gold, given);
        boolean decimal =
                gold instanceof Value.Scalar(var expected)
                        && WrittenDecimal.of(expected).isPresent();
        return Optional.of(
                judgement.isSame() && !decimal
                        ? Judgement.unknown("rounding", "the answer says only about which value")
                        : judgement);
    }
}
