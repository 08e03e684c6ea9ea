package dev.reckoner;

import dev.reckoner.agent.SessionSource;
import dev.reckoner.agent.Watcher;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.Session;
import dev.reckoner.task.PythonMode;
import dev.reckoner.tool.Cells;

import org.jspecify.annotations.Nullable;

/// The session of one attempt, or where nothing stays from cell to cell what opens one for each. It
/// is opened when it is first needed, and closed when the attempt ends.
final class OneSession implements SessionSource, AutoCloseable {

    private final Sandbox sandbox;
    private final Cells cells;
    private final Watcher watcher;
    private @Nullable Session session;

    /// Whether a person is to see what cells print. The sandbox calls from another thread.
    private volatile boolean shown = true;

    OneSession(Sandbox sandbox, Cells cells, Watcher watcher) {
        this.sandbox = sandbox;
        this.cells = cells;
        this.watcher = watcher;
    }

    @Override
    public Session session() throws InterruptedException {
        if (session == null) {
            watcher.opening();
            session = cells.mode() == PythonMode.STATELESS ? new FreshSessions(this::open) : open();
            watcher.opened();
        }
        shown = true;
        return session;
    }

    private Session open() throws InterruptedException {
        var opened = sandbox.open(this::printed);
        return switch (cells.view()) {
            case NOTEBOOK -> opened;
            case STREAMS -> new StreamsSession(opened);
        };
    }

    @Override
    public Session rebuilding(int cells) throws InterruptedException {
        var opened = session();
        shown = false;
        watcher.rebuilding(cells);
        return opened;
    }

    private void printed(String piece) {
        if (shown) {
            watcher.printed(piece);
        }
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
