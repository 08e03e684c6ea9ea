package dev.reckoner.testing.openai;

import java.util.List;
import java.util.Optional;

/// One thing that a request has to be.
@FunctionalInterface
interface Rule {

    Optional<Complaint> check(Asked asked);

    /// What the first of these rules that is broken says.
    static Optional<Complaint> first(List<Rule> rules, Asked asked) {
        for (Rule rule : rules) {
            var complaint = rule.check(asked);
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }
}
