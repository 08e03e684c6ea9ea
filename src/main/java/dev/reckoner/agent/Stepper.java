package dev.reckoner.agent;

import dev.reckoner.agent.Decision.AskModel;
import dev.reckoner.agent.Decision.Finish;
import dev.reckoner.agent.Decision.RebuildSession;
import dev.reckoner.agent.Decision.Reject;
import dev.reckoner.agent.Decision.RunCell;
import dev.reckoner.agent.Decision.SendMessage;
import dev.reckoner.agent.Decision.Submit;
import dev.reckoner.agent.exchange.OddReplies;
import dev.reckoner.agent.exchange.ShortenedOutputs;
import dev.reckoner.agent.resume.Continued;
import dev.reckoner.agent.setup.Coaching;
import dev.reckoner.agent.setup.TokenCheck;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.journal.Totals;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.Submission;

import java.util.List;
import java.util.Optional;

/// Decides what an attempt does next. It uses no clock, no random source and no I/O.
///
/// A turn is a reply, the results of its calls in order, and one message with the state of the
/// budget.
final class Stepper {

    /// After this many replies in a row without a usable call, the model counts as having given up.
    static final int ODD_REPLIES = 5;

    /// After this many replies in a row with calls in their text, calls are read from the text.
    private static final int NARRATED_REPLIES = 3;

    /// After a resume the next request is the one that would have been made without it, because it
    /// may have been sent already. What the model has to know of the resume is part of the next
    /// message. A reply that the server stores is fetched even where other limits would allow
    /// another request.
    static Decision next(List<Entry> entries, Rules rules) {
        var continued = Continued.of(entries);
        var steps = continued.steps();
        var decision = afterTheLast(steps, rules);
        return switch (decision) {
            case AskModel _, RunCell _
                    when !continued.toRun().isEmpty()
                            && rules.cells().mode() == PythonMode.SESSION ->
                    new RebuildSession(continued.toRun());
            case SendMessage(var reason, var text) when continued.untold().isPresent() ->
                    new SendMessage(
                            reason,
                            ModelMessages.rebuilt(continued.untold().get()) + "\n\n" + text);
            case AskModel ask when continued.hasNewLimits() && isNotForcedAnyMore(ask, steps) ->
                    Continued.stored(entries).isPresent()
                            ? new AskModel(true, ask.outputCap(), ask.within())
                            : new SendMessage(
                                    Reason.STATUS,
                                    ModelMessages.newLimits(
                                            Totals.of(steps), rules, Calling.of(steps, rules)));
            case AskModel _,
                    RunCell _,
                    RebuildSession _,
                    Reject _,
                    SendMessage _,
                    Submit _,
                    Finish _ ->
                    decision;
        };
    }

    private static boolean isNotForcedAnyMore(AskModel ask, List<Entry> steps) {
        return !ask.forced() && Turn.isForced(steps);
    }

    private static Decision afterTheLast(List<Entry> entries, Rules rules) {
        return switch (entries.getLast().event()) {
            case Event.Prompted _ -> ask(entries, rules);
            case Event.ProgramMessage _ -> ask(entries, rules);
            case Event.ReplyLost lost -> askAgain(lost, entries, rules);
            case Event.ContextFull full -> askShorter(full, entries, rules);
            case Event.Replied _ -> {
                var lost = tokens(Totals.of(entries), rules).lost();
                if (lost.isPresent()) {
                    yield new Finish(lost.get());
                }
                var turn = Turn.last(entries, rules);
                yield turn.calls().isEmpty()
                        ? withoutCalls(turn, entries, rules)
                        : nextCall(entries, rules);
            }
            case Event.CellRan _, Event.CallRejected _ -> nextCall(entries, rules);
            case Event.Submitted(_, String answer) -> new Finish(new End.Answered(answer));
            case Event.ReplyStored _, Event.Resumed _, Event.Rebuilt _ ->
                    throw new IllegalStateException("these are no steps");
            case Event.Ended(End end) ->
                    throw new IllegalStateException(
                            "nothing follows the end of an attempt; it ended with " + end);
            case Event.Valued _, Event.Graded _ ->
                    throw new IllegalStateException("nothing follows the grade of an attempt");
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
        var tokens = tokens(budget.spent(), rules);
        var over = tokens.over(lastWasForced(entries, rules));
        if (over.isPresent()) {
            return new Finish(over.get());
        }
        Optional<Kind> exhausted = budget.exhausted();
        if (exhausted.isPresent()) {
            return new Finish(budget.outOf(exhausted.get()));
        }
        if (!budget.mustSubmit() && !tokens.mustSubmit()) {
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
        return submitNow(entries, rules);
    }

    private static boolean mustSubmit(List<Entry> entries, Rules rules) {
        var budget = Budget.of(entries, rules);
        return budget.mustSubmit() || tokens(budget.spent(), rules).mustSubmit();
    }

    private static TokenCheck tokens(Totals spent, Rules rules) {
        return new TokenCheck(rules.preset().tokenLimit(), rules.limits(), spent);
    }

    private static boolean lastWasForced(List<Entry> entries, Rules rules) {
        return entries.stream().anyMatch(entry -> entry.event() instanceof Event.Replied)
                && Turn.last(entries, rules).forced();
    }

    private static SendMessage submitNow(List<Entry> entries, Rules rules) {
        return new SendMessage(
                Reason.SUBMIT_NOW,
                ModelMessages.submitNow(Totals.of(entries), rules, Calling.of(entries, rules)));
    }

    /// After a lost reply the same request is made again if it fits the limits. The model must not
    /// be graded for replies that never arrived, so the attempt is void if it cannot continue.
    private static Decision askAgain(Event.ReplyLost lost, List<Entry> entries, Rules rules) {
        if (afterTheLast(beforeLosses(entries), rules) instanceof AskModel ask
                && fits(ask, entries, rules)) {
            return new AskModel(
                    ask.forced(), ask.outputCap(), Budget.of(entries, rules).timeLeft());
        }
        Decision decision = ask(entries, rules);
        return decision instanceof Finish(End.OutOf(Kind limit, _)) && limit != Kind.TIME
                ? new Finish(new End.Voided(ModelMessages.lostTooMuch(lost.why(), limit)))
                : decision;
    }

    private static List<Entry> beforeLosses(List<Entry> entries) {
        int end = entries.size();
        while (entries.get(end - 1).event() instanceof Event.ReplyLost) {
            end--;
        }
        return entries.subList(0, end);
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
                ? submitNow(entries, rules)
                : ask(entries, rules);
    }

    private static Decision withoutCalls(Turn turn, List<Entry> entries, Rules rules) {
        var calling = Calling.of(entries, rules);
        Optional<String> answer = answer(turn, calling, entries, rules);
        if (answer.isPresent()) {
            return new Submit(null, answer.get());
        }
        if (calling == Calling.TOOLS
                && rules.calls() == Calls.AUTO
                && OddReplies.narrated(entries) >= NARRATED_REPLIES
                && !mustSubmit(entries, rules)) {
            return new SendMessage(
                    Reason.TEXT_CALLS,
                    Calling.protocol(rules)
                            + "\n\n"
                            + ModelMessages.status(
                                    Totals.of(entries), rules, Calling.inText(rules)));
        }
        return switch (rules.preset().coaching()) {
            case FULL ->
                    message(
                            Reason.REMINDER,
                            ModelMessages.oddReply(turn.reply(), calling),
                            entries,
                            rules);
            case BLANK_OUTPUT -> message(Reason.STATUS, "", entries, rules);
        };
    }

    /// The answer in the text of a reply without calls. Where answers are submitted by a call, a
    /// boxed one counts in the last reply.
    private static Optional<String> answer(
            Turn turn, Calling calling, List<Entry> entries, Rules rules) {
        String text = turn.reply().text();
        return switch (calling) {
            case NONE ->
                    turn.reply().finish() == Reply.Finish.LENGTH
                            ? ReadAnswer.boxed(text)
                            : ReadAnswer.of(text);
            case TEXT -> ReadAnswer.boxed(text);
            case TOOLS ->
                    rules.preset().submission() == Submission.TEXT && isLast(turn, entries, rules)
                            ? ReadAnswer.boxed(text)
                            : Optional.empty();
            case BLOCKS, FINAL_BLOCK -> Optional.empty();
        };
    }

    /// Whether no reply can follow.
    private static boolean isLast(Turn turn, List<Entry> entries, Rules rules) {
        var budget = Budget.of(entries, rules);
        var room = budget.submission();
        return turn.forced()
                || OddReplies.last(entries).size() >= ODD_REPLIES
                || budget.exhausted().isPresent()
                || room.binding() != null && room.outputCap() < Budget.SUBMISSION_MIN;
    }

    private static Decision nextCall(List<Entry> entries, Rules rules) {
        Turn turn = Turn.last(entries, rules);
        var unanswered = turn.unanswered();
        if (unanswered.isEmpty()) {
            return afterTurn(turn, entries, rules);
        }
        var decision =
                ReadCall.of(unanswered.getFirst(), rules, turn.isCutIn(unanswered.getFirst()));
        return switch (decision) {
            case RunCell cell -> mayRun(cell, unanswered, turn, entries, rules);
            case Submit(_, var answer) when turn.reply().calls().isEmpty() ->
                    new Submit(null, answer);
            case AskModel _, RebuildSession _, Reject _, SendMessage _, Submit _, Finish _ ->
                    decision;
        };
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
            return new Reject(
                    cell.call(), "Not run: " + Calling.of(entries, rules).onlySubmission());
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
        if (rules.preset().coaching() == Coaching.BLANK_OUTPUT) {
            String reminder = ModelMessages.blankReminder(turn.results());
            return message(
                    reminder.isEmpty() ? Reason.STATUS : Reason.REMINDER, reminder, entries, rules);
        }
        boolean usable = turn.results().stream().anyMatch(Event.CellRan.class::isInstance);
        return message(
                usable ? Reason.STATUS : Reason.REMINDER,
                usable ? ModelMessages.hints(turn, entries) : "",
                entries,
                rules);
    }

    private static Decision message(Reason reason, String text, List<Entry> entries, Rules rules) {
        var budget = Budget.of(entries, rules);
        var tokens = tokens(budget.spent(), rules);
        var over = tokens.over(lastWasForced(entries, rules));
        if (over.isPresent()) {
            return new Finish(over.get());
        }
        boolean coached = rules.preset().coaching() == Coaching.FULL;
        var calling = Calling.of(entries, rules);
        if (coached && OddReplies.last(entries).size() >= ODD_REPLIES) {
            return new Finish(
                    budget.toolCallsUsedUp()
                            ? budget.outOf(Kind.TOOL_CALLS)
                            : new End.GaveUp(OddReplies.of(entries, calling.isInText())));
        }
        String state = ModelMessages.status(budget.spent(), rules, calling);
        if (coached && budget.needsShorterOutputs(() -> ShortenedOutputs.saving(entries))) {
            return new SendMessage(
                    Reason.SHORTENED, after(text, after(ModelMessages.SHORTENED, state)));
        }
        if (!budget.mustSubmit() && !tokens.mustSubmit()) {
            return new SendMessage(reason, after(text, state));
        }
        var forced = submitNow(entries, rules);
        return coached ? new SendMessage(forced.reason(), after(text, forced.text())) : forced;
    }

    private static String after(String text, String state) {
        return text.isEmpty() ? state : text + "\n\n" + state;
    }

    private Stepper() {}
}
