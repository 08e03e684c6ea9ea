package dev.reckoner.eval.run;

import dev.reckoner.answer.grading.SessionSupply;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.vote.StoppingRule;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which samples a problem gets in an arm: all, or as many as a vote needs.
sealed interface SamplePlan {

    /// What is missing at the start.
    List<Job> first() throws InterruptedException;

    /// What else is to be done once an attempt has ended for good.
    List<Job> after(AttemptRow row) throws InterruptedException;

    /// The votes that are decided.
    List<VoteOutcome> votes();

    /// An attempt that failed for a reason that is not the model's is tried again by each process.
    static boolean isDone(@Nullable AttemptRow row) {
        return row != null && row.score() != Score.VOIDED && row.score() != Score.UNFINISHED;
    }

    /// @param rows those that are there, by job
    record All(Grid grid, Map<String, AttemptRow> rows) implements SamplePlan {

        @Override
        public List<Job> first() {
            return grid.jobs().stream().filter(job -> !isDone(rows.get(job.id()))).toList();
        }

        @Override
        public List<Job> after(AttemptRow row) {
            return List.of();
        }

        @Override
        public List<VoteOutcome> votes() {
            return List.of();
        }
    }

    /// @param ballots one for each problem in each arm
    record Votes(Map<Key, Ballot> ballots) implements SamplePlan {

        record Key(String problem, Arm arm) {}

        static Votes of(
                Grid grid, StoppingRule rule, Collection<AttemptRow> rows, SessionSupply sessions) {
            var jobs = new LinkedHashMap<Key, List<Job>>();
            for (var job : grid.jobs()) {
                var key = new Key(job.question().id(), job.arm());
                jobs.computeIfAbsent(key, _ -> new ArrayList<>()).add(job);
            }
            var ballots = new LinkedHashMap<Key, Ballot>();
            jobs.forEach((key, samples) -> ballots.put(key, new Ballot(samples, rule, sessions)));
            var votes = new Votes(ballots);
            rows.stream().filter(SamplePlan::isDone).forEach(row -> votes.ballot(row).add(row));
            return votes;
        }

        private Ballot ballot(AttemptRow row) {
            var ballot = ballots.get(new Key(row.problem(), row.arm()));
            if (ballot == null) {
                throw new IllegalArgumentException(
                        "no problem of this evaluation: " + row.problem());
            }
            return ballot;
        }

        @Override
        public List<Job> first() throws InterruptedException {
            var jobs = new ArrayList<Job>();
            for (var ballot : ballots.values()) {
                jobs.addAll(ballot.next());
            }
            return jobs;
        }

        @Override
        public List<Job> after(AttemptRow row) throws InterruptedException {
            var ballot = ballot(row);
            ballot.add(row);
            return ballot.next();
        }

        @Override
        public List<VoteOutcome> votes() {
            return ballots.values().stream().flatMap(each -> each.outcome().stream()).toList();
        }
    }
}
