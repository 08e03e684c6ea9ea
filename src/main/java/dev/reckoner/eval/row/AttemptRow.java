package dev.reckoner.eval.row;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// One attempt of an evaluation, as figures. It is computed from the attempt's run directory alone.
///
/// @param job the id of its job: the same for the same problem, arm and sample of an evaluation
/// @param problem the id of the question
/// @param tier null if the data set does not say
/// @param sample from 1
/// @param directory of the run, relative to that of the evaluation, with `/`
/// @param end how it ended: `answered`, `out_of_tokens`, …; `interrupted` if it has not
/// @param answer null if there is none
/// @param gold the expected answer; null if a program verified it, or if it was not graded
/// @param verdict `correct`, `wrong`, `unparsed` or `undecided`; null if it was not graded
/// @param rule the name of the rule that decided; null if it was not graded
/// @param why why it was voided, or how its answer was graded, in words; null if there is nothing
///   to say
/// @param usd null if a price is not known
/// @param seconds from its beginning to its end
/// @param modelSeconds spent on replies, waits included
/// @param waitingSeconds spent between the tries of calls
/// @param toolSeconds spent in cells
/// @param firstTokenSeconds of each reply that was streamed, until its first token, in order
/// @param replySeconds of each reply, without the tries that failed, in order
/// @param toolErrors cells that raised, ran out of time or memory, or crashed
/// @param rejectedCalls calls that could not be carried out
/// @param retries tries of calls beyond the first
public record AttemptRow(
        String job,
        String problem,
        @Nullable String tier,
        List<String> tags,
        Arm arm,
        int sample,
        String directory,
        Score score,
        String end,
        @Nullable String answer,
        @Nullable String gold,
        @Nullable String verdict,
        @Nullable String rule,
        @Nullable String why,
        long inputTokens,
        long cachedTokens,
        long outputTokens,
        long reasoningTokens,
        @Nullable BigDecimal usd,
        double seconds,
        double modelSeconds,
        double waitingSeconds,
        double toolSeconds,
        List<Double> firstTokenSeconds,
        List<Double> replySeconds,
        long modelCalls,
        long toolCalls,
        long toolErrors,
        long rejectedCalls,
        long retries) {

    public AttemptRow {
        Objects.requireNonNull(job, "'job' is missing");
        Objects.requireNonNull(problem, "'problem' is missing");
        Objects.requireNonNull(tags, "'tags' is missing");
        Objects.requireNonNull(arm, "'arm' is missing");
        Objects.requireNonNull(directory, "'directory' is missing");
        Objects.requireNonNull(score, "'score' is missing");
        Objects.requireNonNull(end, "'end' is missing");
        Objects.requireNonNull(firstTokenSeconds, "'first_token_seconds' is missing");
        Objects.requireNonNull(replySeconds, "'reply_seconds' is missing");
        tags = List.copyOf(tags);
        firstTokenSeconds = List.copyOf(firstTokenSeconds);
        replySeconds = List.copyOf(replySeconds);
    }

    public long tokens() {
        return inputTokens + outputTokens;
    }
}
