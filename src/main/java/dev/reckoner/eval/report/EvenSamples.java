package dev.reckoner.eval.report;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.eval.vote.VoteDecision;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The attempts that are made whatever the answers are: those that shares of correct ones are of.
///
/// A vote asks for more samples where answers differ, and stops where they agree. Over all of its
/// samples the share of correct ones is therefore too high where the model is mostly right: 76 % in
/// place of 70 % where 20 % are another answer. The first samples, which a vote asks for before it
/// knows any answer, have no such bias.
public final class EvenSamples {

    /// The most samples of a problem in an arm that do not depend on answers.
    static int most(EvaluationRecord record) {
        var setup = record.setup();
        if (setup == null || setup.voteError() == null || record.samples() < 1) {
            return record.samples();
        }
        return switch (StoppingRule.of(setup.voteError()).next(List.of(), 0, 0, record.samples())) {
            case VoteDecision.Ask(int first) -> first;
            case VoteDecision.Stop _ -> record.samples();
        };
    }

    static boolean areFewer(EvaluationRecord record) {
        return most(record) < record.samples();
    }

    static List<AttemptRow> of(EvaluationRecord record, List<AttemptRow> rows) {
        if (!areFewer(record)) {
            return rows;
        }
        int most = most(record);
        return rows.stream().filter(row -> row.sample() <= most).toList();
    }

    /// The mean over problems of the share of correct attempts among those that are known to be
    /// correct or wrong, as a report has it; empty if none is.
    ///
    /// @param rows of one arm
    public static OptionalDouble accuracy(EvaluationRecord record, List<AttemptRow> rows) {
        return of(record, rows).stream()
                .filter(row -> row.score() == Score.CORRECT || row.score() == Score.WRONG)
                .collect(
                        Collectors.groupingBy(
                                AttemptRow::problem,
                                TreeMap::new,
                                Collectors.averagingInt(
                                        row -> row.score() == Score.CORRECT ? 1 : 0)))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .average();
    }

    private EvenSamples() {}
}
