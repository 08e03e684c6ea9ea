package dev.reckoner.agent;

import dev.reckoner.agent.Decision.AskModel;
import dev.reckoner.agent.Decision.Finish;
import dev.reckoner.agent.Decision.RebuildSession;
import dev.reckoner.agent.Decision.Reject;
import dev.reckoner.agent.Decision.RunCell;
import dev.reckoner.agent.Decision.SendMessage;
import dev.reckoner.agent.Decision.Submit;
import dev.reckoner.agent.exchange.CellReport;
import dev.reckoner.agent.ledger.RunLedger;
import dev.reckoner.agent.ledger.RunLedger.Admission;
import dev.reckoner.agent.ledger.RunShortage;
import dev.reckoner.agent.resume.KeptCell;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.model.ContextFull;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.ToolsRefused;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Problem;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The loop of an attempt. [Stepper] makes every decision; this class carries it out.
public final class Attempt {

    private final Rules rules;
    private final Model model;
    private final SessionSource sessions;
    private final Consumer<Entry> journal;
    private final Listener listener;
    private final Clock clock;
    private final String id;
    private final RunLedger ledger;
    private final List<Entry> entries = new ArrayList<>();
    private Optional<RunShortage> shortage = Optional.empty();
    private Duration held = Duration.ZERO;

    /// @param journal receives each entry before the attempt continues
    /// @param listener receives each reply while it arrives
    /// @param id a name of the attempt that is its own
    /// @param ledger of the run that the attempt is part of
    public Attempt(
            Rules rules,
            Model model,
            SessionSource sessions,
            Consumer<Entry> journal,
            Listener listener,
            Clock clock,
            String id,
            RunLedger ledger) {
        this.rules = rules;
        this.model = model;
        this.sessions = sessions;
        this.journal = journal;
        this.listener = listener;
        this.clock = clock;
        this.id = id;
        this.ledger = ledger;
    }

    /// Works on the problem until the attempt ends, or until `stop` returns true before a model
    /// call or a cell. In that case the entries have no [Event.Ended], and the attempt can be
    /// resumed. An answer that is already in a reply is still submitted. A limit of the run stops
    /// it in the same way: see [#shortage].
    ///
    /// @throws InterruptedException if the thread is interrupted during a step; that step is not in
    ///   the journal
    public List<Entry> run(Problem problem, BooleanSupplier stop) throws InterruptedException {
        begin(problem);
        return goOn(stop);
    }

    /// Goes on with an attempt that another process had begun. The request that follows is the same
    /// that would have followed there.
    ///
    /// @param before its entries; they are not given to the journal again
    /// @throws InterruptedException as in [#run]
    public List<Entry> resume(
            Problem problem, List<Entry> before, Event.Resumed resumed, BooleanSupplier stop)
            throws InterruptedException {
        entries.addAll(before);
        if (before.isEmpty()) {
            begin(problem);
        }
        append(resumed);
        return goOn(stop);
    }

    /// The limit of the run that has stopped the attempt; empty if none has.
    public Optional<RunShortage> shortage() {
        return shortage;
    }

    private boolean isStoppedByRun() {
        shortage = shortage.or(ledger::outOfTime);
        return shortage.isPresent();
    }

    private void begin(Problem problem) {
        var tools =
                rules.tools().stream()
                        .map(tool -> new Event.ToolText(tool.name(), tool.description()))
                        .toList();
        append(new Event.Prompted(Event.Prompted.SCHEMA, Prompt.of(problem, rules), tools));
    }

    private List<Entry> goOn(BooleanSupplier stop) throws InterruptedException {
        while (!(entries.getLast().event() instanceof Event.Ended)) {
            var decision = Stepper.next(entries, rules);
            if (!decision.isConclusion() && (stop.getAsBoolean() || isStoppedByRun())) {
                break;
            }
            perform(decision, stop).ifPresent(this::append);
        }
        return Collections.unmodifiableList(entries);
    }

    /// Carries out a decision. The event is empty if everything that happened is already in the
    /// journal.
    private Optional<Event> perform(Decision decision, BooleanSupplier stop)
            throws InterruptedException {
        try {
            return switch (decision) {
                case AskModel ask -> asked(ask);
                case RunCell(var call, var code, var limit) -> {
                    var outcome = sessions.session().run(code, limit);
                    var report =
                            CellReport.of(
                                    outcome,
                                    rules.shownChars(),
                                    rules.cells().mode(),
                                    rules.cells().view());
                    yield Optional.of(
                            new Event.CellRan(
                                    call.id(), code, outcome, report.text(), report.cut()));
                }
                case RebuildSession(var cells) -> rebuilt(cells, stop);
                case Reject(var call, var told) ->
                        Optional.of(new Event.CallRejected(call.id(), call.tool(), told));
                case SendMessage(var reason, var text) ->
                        Optional.of(new Event.ProgramMessage(reason, text));
                case Submit(var call, var answer) -> Optional.of(new Event.Submitted(call, answer));
                case Finish(var end) -> Optional.of(new Event.Ended(end));
            };
        } catch (ContextFull e) {
            return Optional.of(new Event.ContextFull(String.valueOf(e.getMessage()), e.tokens()));
        } catch (ToolsRefused e) {
            return Optional.of(withoutTools(e));
        } catch (ModelUnavailable e) {
            return isStoppedByRun()
                    ? Optional.empty()
                    : Optional.of(ended(String.valueOf(e.getMessage())));
        } catch (SandboxUnavailable e) {
            return Optional.of(ended(e.inFull()));
        }
    }

    /// Runs cells again; empty if it is to stop before all of them have run.
    private Optional<Event> rebuilt(List<KeptCell> cells, BooleanSupplier stop)
            throws InterruptedException {
        var session = sessions.rebuilding(cells.size());
        var drift = new ArrayList<Event.Drift>();
        int run = 0;
        for (var cell : cells) {
            if (stop.getAsBoolean()) {
                return Optional.empty();
            }
            if (cell.canRunAgain()) {
                cell.drift(session.run(cell.code(), rules.cells().limit())).ifPresent(drift::add);
                run++;
            } else {
                drift.add(cell.lost());
            }
        }
        return Optional.of(new Event.Rebuilt(run, drift));
    }

    /// The model's reply; empty if the call was not made, or if replies were lost and another try
    /// does not fit the limits.
    private Optional<Event> asked(AskModel ask) throws InterruptedException {
        openSession();
        var call = new ModelCall(ask, entries, rules, this::append, ledger, id);
        return switch (admitted(call)) {
            case Admission.Admitted(var reservation) -> call.make(model, listener, reservation);
            case Admission.Refused(var why) -> {
                shortage = Optional.of(why);
                yield Optional.empty();
            }
        };
    }

    /// The time in which the call waits for those of other attempts is not on its own clock.
    private Admission admitted(ModelCall call) throws InterruptedException {
        var asked = clock.elapsed();
        try {
            return call.admit();
        } finally {
            held = held.plus(clock.elapsed().minus(asked));
        }
    }

    /// The server refused the tools: calls are read from the text, if the rules allow it.
    private Event withoutTools(ToolsRefused refusal) throws InterruptedException {
        return rules.calls() == Calls.AUTO && Calling.of(entries, rules) == Calling.TOOLS
                ? new Event.ProgramMessage(Reason.TEXT_CALLS, Calling.protocol(rules))
                : ended(String.valueOf(refusal.getMessage()));
    }

    /// @throws InterruptedException if the step failed because the thread was interrupted
    private Event.Ended ended(String why) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(why);
        }
        return new Event.Ended(timeIsUp() ? budget().outOf(Kind.TIME) : new End.Voided(why));
    }

    /// Opens the session before the first model call, so that no reply is paid for if its cells
    /// cannot run.
    private void openSession() throws InterruptedException {
        if (rules.hasPython()) {
            sessions.session();
        }
    }

    private boolean timeIsUp() {
        return rules.limits()
                .most(Kind.TIME)
                .filter(most -> BigDecimal.valueOf(elapsed().toMillis(), 3).compareTo(most) >= 0)
                .isPresent();
    }

    private Budget budget() {
        return Budget.of(entries, rules);
    }

    private Duration elapsed() {
        return clock.elapsed().minus(held);
    }

    private void append(Event event) {
        var entry = new Entry(entries.size(), clock.now(), elapsed(), event);
        journal.accept(entry);
        entries.add(entry);
    }
}
