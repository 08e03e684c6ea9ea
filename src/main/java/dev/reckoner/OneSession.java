package dev.reckoner;

import dev.reckoner.agent.SessionSource;
import dev.reckoner.agent.Watcher;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.Session;

import org.jspecify.annotations.Nullable;

/// The session of one attempt. It is opened when it is first needed, and closed when the attempt
/// ends.
final class OneSession implements SessionSource, AutoCloseable {

    private final Sandbox sandbox;
    private final Watcher watcher;
    private @Nullable Session session;

    OneSession(Sandbox sandbox, Watcher watcher) {
        this.sandbox = sandbox;
        this.watcher = watcher;
    }

    @Override
    public Session session() throws InterruptedException {
        if (session == null) {
            watcher.opening();
            session = sandbox.open(watcher::printed);
            watcher.opened();
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
