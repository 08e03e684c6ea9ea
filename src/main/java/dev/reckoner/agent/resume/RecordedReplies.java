package dev.reckoner.agent.resume;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Run;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.ToolsRefused;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.task.Effort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The replies in the journal of a run, given again in order without a server, for one attempt. The
/// cells really run; what they show otherwise than in the run is reported with the next reply.
public final class RecordedReplies implements Model {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final Run run;
    private final List<Entry> entries;
    private final List<Event.CellRan> cells;
    private final List<Delivery.Drift> drift = new ArrayList<>();
    private int cellsRun;

    public RecordedReplies(Run run, List<Entry> entries) {
        this.run = run;
        this.entries = List.copyOf(entries);
        this.cells =
                entries.stream()
                        .map(Entry::event)
                        .filter(Event.CellRan.class::isInstance)
                        .map(Event.CellRan.class::cast)
                        .toList();
    }

    @Override
    public String name() {
        return run.model();
    }

    @Override
    public Optional<Effort> effort() {
        return Optional.ofNullable(run.effort());
    }

    /// The conversation decides which reply is next.
    @Override
    public Reply reply(Request request, Listener listener) {
        long said =
                request.conversation().stream().filter(Message.Assistant.class::isInstance).count();
        long replies = 0;
        for (var entry : entries) {
            if (entry.event() instanceof Event.Replied(var reply, _) && replies++ == said) {
                return given(reply, entry);
            }
            if (replies == said && refusesTools(entry.event()) && !request.tools().isEmpty()) {
                throw new ToolsRefused("the server of the run refused the tools", 0, "");
            }
        }
        throw new ModelUnavailable(
                "the run has no reply %s: it has %s, and its attempt went no further"
                        .formatted(said + 1, replies));
    }

    private static boolean refusesTools(Event event) {
        return event instanceof Event.ProgramMessage(var reason, _)
                && reason == Event.Reason.TEXT_CALLS;
    }

    private synchronized Reply given(Reply reply, Entry entry) {
        var delivery =
                new Delivery(
                        AT_ONCE,
                        null,
                        1,
                        List.of(),
                        reply.delivery().request(),
                        new Delivery.Replayed(entry.at(), drift));
        drift.clear();
        return new Reply(
                reply.id(), reply.model(), reply.items(), reply.finish(), reply.usage(), delivery);
    }

    private synchronized void ran(Outcome outcome) {
        int number = cellsRun++;
        if (number < cells.size()) {
            var recorded = cells.get(number);
            new KeptCell(number + 1, recorded.code(), recorded.outcome())
                    .drift(outcome)
                    .map(found ->
                            new Delivery.Drift(recorded.call(), found.recorded(), found.now()))
                    .ifPresent(drift::add);
        }
    }

    /// The same sandbox, whose cells are compared with those of the run.
    ///
    /// @param sandbox stays the caller's to close
    public Sandbox comparing(Sandbox sandbox) {
        return new Comparing(sandbox);
    }

    private final class Comparing implements Sandbox {

        private final Sandbox sandbox;

        Comparing(Sandbox sandbox) {
            this.sandbox = sandbox;
        }

        @Override
        public Session open(Consumer<String> printed) throws InterruptedException {
            var session = sandbox.open(printed);
            return new Session() {
                @Override
                public Outcome run(String source, Duration limit) throws InterruptedException {
                    var outcome = session.run(source, limit);
                    ran(outcome);
                    return outcome;
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        }

        @Override
        public Description description() {
            return sandbox.description();
        }

        @Override
        public SandboxLimits limits() {
            return sandbox.limits();
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }
}
