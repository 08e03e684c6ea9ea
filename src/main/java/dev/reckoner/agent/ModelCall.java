package dev.reckoner.agent;

import dev.reckoner.agent.Decision.AskModel;
import dev.reckoner.agent.exchange.InputEstimate;
import dev.reckoner.agent.ledger.RunLedger;
import dev.reckoner.agent.ledger.RunLedger.Admission;
import dev.reckoner.agent.ledger.RunLedger.Reservation;
import dev.reckoner.agent.resume.Continued;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.RetryDeclined;
import dev.reckoner.tool.Tools;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One call of the model: what is sent, and what it costs if the reply is lost.
///
/// @param entries the journal so far
/// @param append writes an event into the journal; `entries` has it then
/// @param ledger of the run, in which the worst case is reserved
/// @param id a name of the attempt that is its own
record ModelCall(
        AskModel ask,
        List<Entry> entries,
        Rules rules,
        Consumer<Event> append,
        RunLedger ledger,
        String id) {

    /// Reserves the worst case. It waits as long as the calls of other attempts leave no room.
    Admission admit() throws InterruptedException {
        var worst = worst();
        return ledger.admit(worst, price(worst));
    }

    /// The model's reply; empty if replies were lost and another try does not fit the limits.
    ///
    /// @throws ModelUnavailable if there is none
    Optional<Event> make(Model model, Listener listener, Reservation reserved)
            throws InterruptedException {
        try (reserved) {
            var reply = reply(model, listener, reserved);
            var usd = price(reply.usage());
            reserved.settle(reply.usage(), usd);
            return Optional.of(new Event.Replied(reply, usd));
        } catch (RetryDeclined _) {
            return Optional.empty();
        }
    }

    /// Each reply that can be billed although it has not arrived is counted by its listener; other
    /// failures cost nothing.
    private Reply reply(Model model, Listener listener, Reservation reserved)
            throws InterruptedException {
        try {
            return model.reply(request(), new CountingLosses(listener, reserved));
        } catch (ModelUnavailable e) {
            reserved.release();
            throw e;
        }
    }

    private Usage worst() {
        return new Usage(InputEstimate.next(entries, rules.tools()), 0, ask.outputCap(), 0, true);
    }

    private @Nullable BigDecimal price(Usage usage) {
        return rules.model().pricing().usd(usage).orElse(null);
    }

    private Request request() {
        var calling = Calling.of(entries, rules);
        boolean tools = calling == Calling.TOOLS;
        var left = ledger.timeLeft();
        return new Request(
                Conversation.of(entries, calling, rules.preset().coaching()),
                tools ? rules.tools() : List.of(),
                ask.forced() && tools ? Tools.SUBMIT_ANSWER : null,
                ask.outputCap(),
                left.compareTo(ask.within()) < 0 ? left : ask.within(),
                name(),
                Continued.stored(entries).orElse(null));
    }

    /// The name of the attempt for a server. After a failure it is another one, because a server
    /// can remember the failure of a request.
    private String name() {
        long ends = entries.stream().filter(entry -> entry.event() instanceof Event.Ended).count();
        return ends == 0 ? id : id + "-" + ends;
    }

    /// Writes each lost reply into the journal, and declines another try of the same request that
    /// would not fit the limits. [Stepper] then decides again what to ask for.
    private final class CountingLosses implements Listener {

        private final Listener listener;
        private final Reservation reserved;

        CountingLosses(Listener listener, Reservation reserved) {
            this.listener = listener;
            this.reserved = reserved;
        }

        @Override
        public boolean lost(String why) {
            var usage = worst();
            append.accept(new Event.ReplyLost(why, usage, price(usage)));
            reserved.lose();
            return Stepper.fits(ask, entries, rules) && reserved.again();
        }

        @Override
        public void stored(String id) {
            append.accept(new Event.ReplyStored(id));
        }

        @Override
        public void text(String piece) {
            listener.text(piece);
        }

        @Override
        public void reasoning(String piece) {
            listener.reasoning(piece);
        }

        @Override
        public void calling() {
            listener.calling();
        }

        @Override
        public void waiting(String words, Duration time) {
            listener.waiting(words, time);
        }
    }
}
