package dev.reckoner.eval.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
class CallGateTest {

    private static final Request REQUEST =
            new Request(List.of(), List.of(), null, 100, Duration.ofMinutes(5));

    private final AtomicLong now = new AtomicLong();
    private final List<Duration> given = new ArrayList<>();

    private GatedModel model(CallGate gate, Answering answering) {
        return new GatedModel(
                new Model() {
                    @Override
                    public String name() {
                        return "m";
                    }

                    @Override
                    public Reply reply(Request request, Listener listener)
                            throws InterruptedException {
                        given.add(request.within());
                        answering.doing(listener);
                        return new Reply(
                                "r",
                                "m",
                                List.of(),
                                Reply.Finish.STOP,
                                new Usage(1, 0, 1, 0, false),
                                Delivery.NONE);
                    }
                },
                gate);
    }

    private interface Answering {
        void doing(Listener listener) throws InterruptedException;
    }

    @Test
    void aCallThatFailsLeavesTheGateToo() {
        var gate = new CallGate(1, now::get);
        var failing =
                model(
                        gate,
                        _ -> {
                            throw new ModelUnavailable("no server");
                        });

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> failing.reply(REQUEST)).isInstanceOf(ModelUnavailable.class);
        }

        assertThat(gate.reading().underWay()).isZero();
    }

    @Test
    void theGateLearnsThatTheServerGetsTooMany() throws InterruptedException {
        var gate = new CallGate(16, now::get);

        model(
                        gate,
                        listener -> {
                            listener.throttled(Duration.ZERO);
                            listener.waiting("rate limited", Duration.ofNanos(5));
                            now.set(10);
                            listener.throttled(Duration.ZERO);
                        })
                .reply(REQUEST);

        assertThat(gate.reading().calls()).isEqualTo(4);
    }

    /// The clock goes on while the gate looks at it: whoever waits for the end of a pause with no
    /// call under way has nobody else to wake it.
    @Test
    void aPauseThatEndsWhileTheGateLooksAtItHoldsNobodyBack() throws InterruptedException {
        var gate = new CallGate(4, () -> now.getAndAdd(500_000_000));
        gate.throttled(0, Duration.ofSeconds(2));

        gate.enter();

        assertThat(gate.reading().underWay()).isEqualTo(1);
    }

    @Test
    void aCallThatHadToWaitHasLessTimeAndItsReplySaysSo() throws InterruptedException {
        var gate = new CallGate(1, now::get);
        gate.enter();
        var replies = new ArrayList<Reply>();
        var done = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        replies.add(model(gate, _ -> {}).reply(REQUEST));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    } finally {
                        done.countDown();
                    }
                });
        while (gate.reading().waiting() == 0) {
            Thread.onSpinWait();
        }

        now.set(Duration.ofSeconds(3).toNanos());
        gate.leave();
        done.await();

        assertThat(given).containsExactly(Duration.ofMinutes(5).minusSeconds(3));
        assertThat(replies.getFirst().delivery().waits())
                .containsExactly(
                        new Delivery.Wait(
                                Duration.ofSeconds(3),
                                "other calls of the evaluation were under way"));
    }
}
