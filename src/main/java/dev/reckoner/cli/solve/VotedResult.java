package dev.reckoner.cli.solve;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.run.EvaluationDirectory;
import dev.reckoner.eval.run.VoteOutcome;
import dev.reckoner.eval.vote.VoteDecision;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The object that `solve --vote K --json` ends with; `docs/json.md` has its fields.
///
/// @param answer of those with the most votes the first; null if the vote is not decided, or no
///   attempt gave an answer
/// @param winners the answers with the most votes; several where they are equal
/// @param votes for each class of answers, the most first
/// @param credit the share of correctness of the winners; null where no answer was expected, or
///   where it is not known whether they are correct
/// @param stopped why the vote is not decided, for a person; null if it is
/// @param run the directory of all attempts
@JsonInclude(JsonInclude.Include.ALWAYS)
record VotedResult(
        @Nullable String answer,
        List<String> winners,
        List<VoteOutcome.Votes> votes,
        int asked,
        int saved,
        int voided,
        double risk,
        VoteDecision.@Nullable Why why,
        @Nullable Double credit,
        @Nullable String stopped,
        String run) {

    /// @param vote empty if it is not decided
    /// @param graded whether an answer was expected
    static VotedResult of(
            EvaluationDirectory directory,
            Optional<VoteOutcome> vote,
            boolean graded,
            Optional<String> stopped) {
        var rows = directory.rows().values();
        int voided = (int) rows.stream().filter(VotedResult::isVoided).count();
        String run = directory.path().toString();
        return vote.map(decided ->
                        new VotedResult(
                                decided.winners().stream().findFirst().orElse(null),
                                decided.winners(),
                                decided.classes(),
                                decided.asked(),
                                decided.saved(),
                                voided,
                                decided.risk(),
                                decided.why(),
                                graded ? decided.credit() : null,
                                null,
                                run))
                .orElseGet(() ->
                        new VotedResult(
                                null,
                                List.of(),
                                List.of(),
                                rows.size(),
                                0,
                                voided,
                                1,
                                null,
                                null,
                                stopped.orElse("attempts failed outside the model"),
                                run));
    }

    private static boolean isVoided(AttemptRow row) {
        return row.score() == Score.VOIDED;
    }

    Exit exit() {
        if (answer == null && voided > 0) {
            return Exit.MISSING;
        }
        return answer == null || credit != null && credit == 0 ? Exit.NO_ANSWER : Exit.DONE;
    }

    /// How the vote went, for a person.
    List<String> words() {
        if (why == null) {
            return List.of("the vote is not decided: " + stopped);
        }
        var said = new ArrayList<String>();
        votes.forEach(each -> said.add("%s × %s".formatted(each.votes(), shown(each.answer()))));
        if (winners.size() > 1) {
            said.add("%s answers have the same number of votes".formatted(winners.size()));
        }
        if (voided > 0) {
            said.add(voided + " attempts failed outside the model; they have no vote");
        }
        said.add("%s attempts, %s of %s saved; %s".formatted(asked, saved, asked + saved, sure()));
        return said;
    }

    private String sure() {
        if (winners.isEmpty()) {
            return "no attempt gave an answer";
        }
        if (winners.size() > 1) {
            return "none of them has won";
        }
        return risk == 0
                ? "no other answer could have won"
                : String.format(
                        Locale.ROOT,
                        "another answer is the most frequent one with a probability of %.1g at"
                                + " most, by one look",
                        risk);
    }

    private static String shown(String answer) {
        return OneLine.quote(answer, 60);
    }
}
