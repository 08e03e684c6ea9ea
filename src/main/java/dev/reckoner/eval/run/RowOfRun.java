package dev.reckoner.eval.run;

import dev.reckoner.answer.Verdict;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Reply;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;
import dev.reckoner.sandbox.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Sums the journal of an attempt up in one row.
final class RowOfRun {

    private final List<Double> firstTokens = new ArrayList<>();
    private final List<Double> replies = new ArrayList<>();
    private Duration inReplies = Duration.ZERO;
    private Duration waiting = Duration.ZERO;
    private Duration inCells = Duration.ZERO;
    private long toolErrors;
    private long rejected;
    private long retries;
    private @Nullable End end;
    private @Nullable String value;
    private Event.@Nullable Graded graded;

    private RowOfRun() {}

    /// @param entries the whole journal
    static AttemptRow of(Job job, List<Entry> entries) {
        var sums = new RowOfRun();
        entries.forEach(entry -> sums.add(entry.event()));
        return sums.row(job, Totals.of(entries));
    }

    private void add(Event event) {
        switch (event) {
            case Event.Replied(var reply, _) -> add(reply);
            case Event.CellRan(_, _, var outcome, _, _) -> add(outcome);
            case Event.CallRejected _ -> rejected++;
            case Event.Resumed _ -> {
                end = null;
                value = null;
            }
            case Event.Ended(var how) -> end = how;
            case Event.Valued(var returned, _) -> value = returned;
            case Event.Graded verdict -> graded = verdict;
            case Event.Prompted _,
                    Event.ReplyStored _,
                    Event.ReplyLost _,
                    Event.ContextFull _,
                    Event.ProgramMessage _,
                    Event.Rebuilt _,
                    Event.Submitted _ -> {}
        }
    }

    private void add(Reply reply) {
        var delivery = reply.delivery();
        var waits =
                delivery.waits().stream()
                        .map(Delivery.Wait::time)
                        .reduce(Duration.ZERO, Duration::plus);
        waiting = waiting.plus(waits);
        inReplies = inReplies.plus(delivery.latency()).plus(waits);
        replies.add(seconds(delivery.latency()));
        if (delivery.firstToken() != null) {
            firstTokens.add(seconds(delivery.firstToken()));
        }
        retries += Math.max(0, delivery.attempts() - 1);
    }

    private void add(Outcome outcome) {
        inCells = inCells.plus(outcome.resources().wall());
        if (!(outcome instanceof Outcome.Completed)) {
            toolErrors++;
        }
    }

    private AttemptRow row(Job job, Totals spent) {
        return new AttemptRow(
                job.id(),
                job.question().id(),
                job.question().tier(),
                job.question().tags(),
                job.arm(),
                job.sample(),
                job.directory(),
                score(),
                end == null ? "interrupted" : end.key(),
                end instanceof End.Answered(String answer)
                        ? Objects.requireNonNullElse(value, answer)
                        : null,
                graded == null || graded.isVerified() ? null : graded.gold(),
                graded == null ? null : graded.verdict(),
                graded == null ? null : graded.rule(),
                why(),
                spent.input(),
                spent.cachedInput(),
                spent.output(),
                spent.reasoning(),
                spent.usd(),
                seconds(spent.elapsed()),
                seconds(inReplies),
                seconds(waiting),
                seconds(inCells),
                firstTokens,
                replies,
                spent.modelCalls(),
                spent.toolCalls(),
                toolErrors,
                rejected,
                retries);
    }

    private Score score() {
        return switch (end) {
            case null -> Score.UNFINISHED;
            case End.Answered _ -> graded == null ? Score.UNDECIDED : score(graded.verdict());
            case End.OutOf _, End.GaveUp _ -> Score.WRONG;
            case End.Voided _ -> Score.VOIDED;
        };
    }

    private static Score score(String verdict) {
        if (verdict.equals(Verdict.CORRECT.toString())) {
            return Score.CORRECT;
        }
        return verdict.equals(Verdict.UNDECIDED.toString()) ? Score.UNDECIDED : Score.WRONG;
    }

    private @Nullable String why() {
        return switch (end) {
            case End.Answered _ -> graded == null ? null : graded.because();
            case End.Voided(String because) -> because;
            case End.GaveUp(String because) -> because;
            case End.OutOf _ -> null;
            case null -> null;
        };
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
