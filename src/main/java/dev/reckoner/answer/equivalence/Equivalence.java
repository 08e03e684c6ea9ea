package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.equivalence.form.Kind;
import dev.reckoner.answer.equivalence.form.Tolerance;
import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.symbolic.SymbolicCheck;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Value;

import java.util.List;
import java.util.Optional;

/// Compares what an answer says with what was expected. The first rule that covers both decides.
public final class Equivalence {

    private static final List<Rule> RULES =
            List.of(
                    new CompareWords(),
                    new CompareRounded(),
                    new ExpandSigns(),
                    new CompareAssignments(),
                    new CompareEquations(),
                    new DropLabels(),
                    new CompareAmounts(),
                    new CompareResidues(),
                    new CompareFamilies(),
                    new CompareRealSets(),
                    new CompareInequalities(),
                    new CompareIntervals(),
                    new CompareMatrices(),
                    new CompareTuples(),
                    new CompareCollections());

    /// One way to compare two values.
    interface Rule {

        /// @param equivalence compares parts of the values
        /// @return empty if the rule does not cover values of these kinds
        Optional<Judgement> judge(Value gold, Value answer, Equivalence equivalence)
                throws InterruptedException;
    }

    private final CompareTerms terms;

    public Equivalence(SymbolicCheck check, Tolerance tolerance) {
        this.terms = new CompareTerms(check, tolerance);
    }

    private Equivalence(CompareTerms terms) {
        this.terms = terms;
    }

    public Judgement judge(Value gold, Value answer) throws InterruptedException {
        if (gold instanceof Value.Scalar(var expected)
                && answer instanceof Value.Scalar(var given)
                && !ExpandSigns.isIn(expected)
                && !ExpandSigns.isIn(given)) {
            return terms.judge(expected, given);
        }
        for (Rule rule : RULES) {
            Optional<Judgement> judgement = rule.judge(gold, answer, this);
            if (judgement.isPresent()) {
                return judgement.get();
            }
        }
        return Judgement.different(
                "kind",
                "%s was expected, and the answer is %s".formatted(Kind.of(gold), Kind.of(answer)));
    }

    Judgement terms(Expression gold, Expression answer) throws InterruptedException {
        return terms.judge(gold, answer);
    }

    /// The same without asking the symbolic check, for comparing many pairs.
    Equivalence exact() {
        return new Equivalence(terms.exact());
    }

    /// The same for a gold value that is known to be rounded.
    Equivalence rounded() {
        return new Equivalence(terms.rounded());
    }
}
