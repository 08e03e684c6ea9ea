package dev.reckoner;

import dev.reckoner.agent.SessionSource;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.Session;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// The session of one attempt. It is opened when it is first needed, and closed when the attempt
/// ends.
final class OneSession implements SessionSource, AutoCloseable {

    private final Sandbox sandbox;
    private final Consumer<String> printed;
    private @Nullable Session session;

    OneSession(Sandbox sandbox, Consumer<String> printed) {
        this.sandbox = sandbox;
        this.printed = printed;
    }

    @Override
    public Session session() throws InterruptedException {
        if (session == null) {
            session = sandbox.open(printed);
        }
        return session;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
