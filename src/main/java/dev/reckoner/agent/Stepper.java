package dev.reckoner.agent;

import dev.reckoner.agent.Decision.AskModel;
import dev.reckoner.agent.Decision.Finish;
import dev.reckoner.agent.Decision.Reject;
import dev.reckoner.agent.Decision.RunCell;
import dev.reckoner.agent.Decision.SendMessage;
import dev.reckoner.agent.Decision.Submit;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.task.Limits.Kind;

import java.util.List;
import java.util.Optional;

/// Decides what an attempt does next. It uses no clock, no random source and no I/O.
///
/// A turn is a reply, the results of its calls in order, and one message with the state of the
/// budget.
final class Stepper {

    /// After this many replies in a row without a usable call, the model counts as having given up.
    static final int ODD_REPLIES = 5;

    static Decision next(List<Entry> entries, Rules rules) {
        return switch (entries.getLast().event()) {
            case Event.Prompted _ -> ask(entries, rules);
            case Event.ProgramMessage _ -> ask(entries, rules);
            case Event.ReplyLost lost -> askAgain(lost, entries, rules);
            case Event.ContextFull full -> askShorter(full, entries, rules);
            case Event.Replied(Reply reply, _) ->
                    reply.calls().isEmpty()
                            ? withoutCalls(reply, entries, rules)
                            : nextCall(entries, rules);
            case Event.CellRan _, Event.CallRejected _ -> nextCall(entries, rules);
            case Event.Submitted(_, String answer) -> new Finish(new End.Answered(answer));
            case Event.Ended(End end) ->
                    throw new IllegalStateException(
                            "nothing follows the end of an attempt; it ended with " + end);
        };
    }

    /// Whether the same call can be made once more within every limit. It may use what is set aside
    /// for the submission: a provider that bills a lost reply is an exception, and a request that
    /// is repeated unchanged can be recognized by the provider and billed once.
    static boolean fits(AskModel ask, List<Entry> entries, Rules rules) {
        var budget = Budget.of(entries, rules);
        return budget.exhausted().isEmpty() && budget.submission().outputCap() >= ask.outputCap();
    }

    private static Decision ask(List<Entry> entries, Rules rules) {
        var budget = Budget.of(entries, rules);
        Optional<Kind> exhausted = budget.exhausted();
        if (exhausted.isPresent()) {
            return new Finish(budget.outOf(exhausted.get()));
        }
        if (!budget.mustSubmit()) {
            return new AskModel(false, budget.ordinary().outputCap(), budget.timeLeft());
        }
        var room = budget.submission();
        Kind binding = room.binding();
        if (binding != null && room.outputCap() < Budget.SUBMISSION_MIN) {
            return new Finish(budget.outOf(binding));
        }
        if (Turn.isForced(entries)) {
            return new AskModel(true, room.outputCap(), budget.timeLeft());
        }
        return new SendMessage(Reason.SUBMIT_NOW, ModelMessages.submitNow(rules));
    }

    /// After a lost reply. The model must not be graded for replies that never arrived, so the
    /// attempt is void if it cannot continue.
    private static Decision askAgain(Event.ReplyLost lost, List<Entry> entries, Rules rules) {
        Decision decision = ask(entries, rules);
        return decision instanceof Finish(End.OutOf(Kind limit, _)) && limit != Kind.TIME
                ? new Finish(new End.Voided(ModelMessages.lostTooMuch(lost.why(), limit)))
                : decision;
    }

    /// After a request that is longer than the context. It is made again with what has been learned
    /// of the context and with shorter outputs; if that is refused too, only the submission is
    /// asked for. The attempt is void if not even its first request fits.
    private static Decision askShorter(Event.ContextFull full, List<Entry> entries, Rules rules) {
        int refusals = LearnedContext.refusals(entries);
        boolean first = entries.stream().noneMatch(entry -> entry.event() instanceof Event.Replied);
        var budget = Budget.of(entries, rules);
        if (first && (full.tokens() == 0 || refusals > 1 || budget.contextIsFull())) {
            return new Finish(new End.Voided(full.why()));
        }
        if (refusals > 2) {
            return new Finish(budget.outOf(Kind.TOKENS));
        }
        return refusals == 2 && !Turn.isForced(entries)
                ? new SendMessage(Reason.SUBMIT_NOW, ModelMessages.submitNow(rules))
                : ask(entries, rules);
    }

    private static Decision withoutCalls(Reply reply, List<Entry> entries, Rules rules) {
        if (!rules.preset().tools()) {
            Optional<String> answer =
                    reply.finish() == Reply.Finish.LENGTH
                            ? ReadAnswer.boxed(reply.text())
                            : ReadAnswer.of(reply.text());
            if (answer.isPresent()) {
                return new Submit(null, answer.get());
            }
        }
        return message(Reason.REMINDER, ModelMessages.oddReply(reply, rules), entries, rules);
    }

    private static Decision nextCall(List<Entry> entries, Rules rules) {
        Turn turn = Turn.last(entries);
        var unanswered = turn.unanswered();
        if (unanswered.isEmpty()) {
            return afterTurn(turn, entries, rules);
        }
        var decision =
                ReadCall.of(unanswered.getFirst(), rules, turn.isCutIn(unanswered.getFirst()));
        return decision instanceof RunCell cell
                ? mayRun(cell, unanswered, turn, entries, rules)
                : decision;
    }

    /// A cell is not run if a limit is used up, or if only a submission is accepted. A submission
    /// after the cell in the same reply still counts.
    private static Decision mayRun(
            RunCell cell, List<ToolCall> unanswered, Turn turn, List<Entry> entries, Rules rules) {
        var budget = Budget.of(entries, rules);
        Optional<Kind> exhausted = budget.exhausted().filter(kind -> kind != Kind.MODEL_CALLS);
        if (exhausted.isPresent()) {
            return unanswered.stream()
                    .map(call -> ReadCall.of(call, rules, turn.isCutIn(call)))
                    .filter(Submit.class::isInstance)
                    .findFirst()
                    .orElse(new Finish(budget.outOf(exhausted.get())));
        }
        if (turn.forced()) {
            return new Reject(cell.call(), "Not run: only submit_answer is accepted now.");
        }
        if (budget.toolCallsUsedUp()) {
            return new Reject(cell.call(), "Not run: all calls of python are used up.");
        }
        var left = budget.timeLeft();
        return left.compareTo(cell.limit()) < 0
                ? new RunCell(cell.call(), cell.code(), left)
                : cell;
    }

    private static Decision afterTurn(Turn turn, List<Entry> entries, Rules rules) {
        boolean usable = turn.results().stream().anyMatch(Event.CellRan.class::isInstance);
        return message(
                usable ? Reason.STATUS : Reason.REMINDER,
                usable ? ModelMessages.hints(turn, entries) : "",
                entries,
                rules);
    }

    private static Decision message(Reason reason, String text, List<Entry> entries, Rules rules) {
        if (oddReplies(entries) >= ODD_REPLIES) {
            return new Finish(
                    new End.GaveUp(ODD_REPLIES + " replies in a row without a usable call"));
        }
        var budget = Budget.of(entries, rules);
        boolean submit = budget.mustSubmit();
        String state =
                submit
                        ? ModelMessages.submitNow(rules)
                        : ModelMessages.status(budget.spent(), rules);
        return new SendMessage(
                submit ? Reason.SUBMIT_NOW : reason,
                text.isEmpty() ? state : text + "\n\n" + state);
    }

    private static int oddReplies(List<Entry> entries) {
        int odd = 0;
        for (var entry : entries.reversed()) {
            switch (entry.event()) {
                case Event.CellRan _ -> {
                    return odd;
                }
                case Event.Replied _ -> odd++;
                case Event.Prompted _,
                        Event.ReplyLost _,
                        Event.ContextFull _,
                        Event.CallRejected _,
                        Event.ProgramMessage _,
                        Event.Submitted _,
                        Event.Ended _ -> {}
            }
        }
        return odd;
    }

    private Stepper() {}
}
