package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.agent.Watcher;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class OpeningTest {

    private final CountDownLatch mayOpen = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Opens when it may, whether or not it is interrupted.
    private final class Slow implements Sandbox {

        @Override
        public Session open(Consumer<String> printed) {
            boolean open = false;
            while (!open) {
                try {
                    mayOpen.await();
                    open = true;
                } catch (InterruptedException deaf) {
                    assertThat(open).isFalse();
                }
            }
            return new Session() {
                @Override
                public Outcome run(String source, Duration limit) {
                    throw new IllegalStateException("no cell is run");
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }

        @Override
        public Description description() {
            return new Description("slow", "3.12.8", new LinkedHashMap<>());
        }

        @Override
        public void close() {}
    }

    private Opening open() {
        return Opening.of(new Slow(), Watcher.NONE);
    }

    @Test
    void anInterruptedThreadClosesTheOpenSession() throws InterruptedException {
        mayOpen.countDown();
        var opening = open();
        opening.session();
        Thread.currentThread().interrupt();

        opening.close();

        assertThat(Thread.interrupted()).isTrue();
        closed.await();
    }

    @Test
    void aSessionThatOpensAfterItWasGivenUpIsClosed() throws InterruptedException {
        var opening = open();

        opening.close();
        mayOpen.countDown();

        closed.await();
    }
}
