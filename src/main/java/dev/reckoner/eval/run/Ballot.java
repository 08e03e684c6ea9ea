package dev.reckoner.eval.run;

import dev.reckoner.answer.grading.AnswerClasses;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.grading.SessionSupply;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.statistics.MajorityVote;
import dev.reckoner.eval.statistics.MajorityVote.AnswerCount;
import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.eval.vote.VoteDecision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The vote of one problem in one arm. Each wave follows from the results of those before it alone,
/// so that a vote that was killed goes on as it would have.
///
/// Thread-safe.
final class Ballot {

    private final List<Job> jobs;
    private final StoppingRule rule;
    private final SessionSupply sessions;
    private final Map<Integer, AttemptRow> rows = new HashMap<>();
    private int asked;
    private Optional<VoteOutcome> outcome = Optional.empty();

    /// @param jobs of all samples that there can be, in order
    /// @param sessions where answers are compared that no rule can tell apart
    Ballot(List<Job> jobs, StoppingRule rule, SessionSupply sessions) {
        this.jobs = List.copyOf(jobs);
        this.rule = rule;
        this.sessions = sessions;
    }

    /// Counts a sample that has come back, or came back in an earlier process.
    synchronized void add(AttemptRow row) {
        rows.put(row.sample(), row);
    }

    /// The samples that are needed next: none while some of those that were asked for have not come
    /// back, and none once the vote is decided.
    synchronized List<Job> next() throws InterruptedException {
        while (outcome.isEmpty() && isBack(asked)) {
            switch (decide()) {
                case VoteDecision.Ask(int more) -> {
                    var wave = jobs.subList(asked, asked + more);
                    asked += more;
                    var missing =
                            wave.stream().filter(job -> !rows.containsKey(job.sample())).toList();
                    if (!missing.isEmpty()) {
                        return missing;
                    }
                }
                case VoteDecision.Stop _ -> {
                    // the outcome is there
                }
            }
        }
        return List.of();
    }

    private boolean isBack(int samples) {
        for (int sample = 1; sample <= samples; sample++) {
            if (!rows.containsKey(sample)) {
                return false;
            }
        }
        return true;
    }

    private VoteDecision decide() throws InterruptedException {
        var answered = new ArrayList<AttemptRow>();
        int without = 0;
        for (int sample = 1; sample <= asked; sample++) {
            var row = rows.get(sample);
            if (row != null && row.answer() != null) {
                answered.add(row);
            } else if (row != null && row.score() != Score.VOIDED) {
                without++;
            }
        }
        try (var grader = Grader.using(sessions)) {
            var classes =
                    AnswerClasses.of(
                            answered.stream().map(row -> String.valueOf(row.answer())).toList(),
                            grader);
            var votes = classes.classes().stream().map(each -> each.members().size()).toList();
            var decision = rule.next(votes, without, asked, jobs.size());
            if (decision instanceof VoteDecision.Stop stop) {
                outcome = Optional.of(outcome(stop, classes, answered));
            }
            return decision;
        }
    }

    private VoteOutcome outcome(
            VoteDecision.Stop stop, AnswerClasses classes, List<AttemptRow> answered) {
        var winners = stop.winners().stream().map(classes.classes()::get).toList();
        var vote =
                MajorityVote.ofAll(
                        classes.classes().stream().map(each -> count(each, answered)).toList());
        var credit = vote.correctWhereDecided();
        return new VoteOutcome(
                jobs.getFirst().question().id(),
                jobs.getFirst().arm(),
                classes.classes().stream()
                        .map(each -> new VoteOutcome.Votes(each.first(), each.members().size()))
                        .sorted(Comparator.comparingInt(VoteOutcome.Votes::votes).reversed())
                        .toList(),
                winners.stream().map(AnswerClasses.AnswerClass::first).toList(),
                credit.isPresent() ? credit.getAsDouble() : null,
                asked,
                stop.saved(),
                stop.risk(),
                stop.why());
    }

    private static AnswerCount count(AnswerClasses.AnswerClass answer, List<AttemptRow> answered) {
        var rows = answer.members().stream().map(answered::get).toList();
        return new AnswerCount(
                rows.size(),
                (int) rows.stream().filter(row -> row.score() == Score.CORRECT).count(),
                (int) rows.stream().filter(row -> row.score() == Score.UNDECIDED).count());
    }

    /// Empty while the vote is not decided.
    synchronized Optional<VoteOutcome> outcome() {
        return outcome;
    }
}
