package dev.reckoner.answer.equivalence;

import dev.reckoner.answer.symbolic.Judgement;
import dev.reckoner.answer.value.Value;

import java.util.List;
import java.util.Optional;

/// Compares values pair by pair.
final class All {

    /// The same if every pair is; different if one pair is; the first pair that cannot be told, if
    /// no pair is different.
    ///
    /// @param part what a member is, for a person: `entry`, `end`
    static Judgement of(
            String rule,
            String part,
            List<? extends Value> gold,
            List<? extends Value> answer,
            Equivalence equivalence)
            throws InterruptedException {
        Optional<Judgement> unknown = Optional.empty();
        for (int i = 0; i < gold.size(); i++) {
            var judgement = equivalence.judge(gold.get(i), answer.get(i));
            String where = "%s %s: %s".formatted(part, i + 1, judgement.because());
            if (judgement.isDifferent()) {
                return Judgement.different(rule, where);
            }
            if (judgement.isUnknown() && unknown.isEmpty()) {
                unknown = Optional.of(Judgement.unknown(rule, where));
            }
        }
        return unknown.orElseGet(
                () -> Judgement.same(rule, "every %s is the same".formatted(part)));
    }

    private All() {}
}
