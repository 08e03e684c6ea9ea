package dev.reckoner.sandbox.escape;

import static java.util.Objects.requireNonNull;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.sandbox.escape.attack.Attack;
import dev.reckoner.sandbox.escape.attack.Canary;
import dev.reckoner.sandbox.escape.attack.Promise;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Makes attacks in the sessions of one sandbox, one after another, and looks after each at every
/// [Canary].
///
/// A session serves many attacks, until one spoils it.
public final class EscapeSuite implements AutoCloseable {

    /// What the sandbox that is attacked gives its sessions: little, because some attacks take all
    /// of it. The memory is what a worker of GraalPy needs.
    public static final SandboxLimits LIMITS =
            new SandboxLimits(384L << 20, 32, 16L << 20, 1 << 16, Duration.ofSeconds(10));

    /// How much later than its limit a cell may end: sandboxes promise two seconds, and machines
    /// are busy.
    public static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Set<SessionState> FROM_EARLIER_CELLS =
            EnumSet.of(SessionState.REBUILT, SessionState.PARTLY_REBUILT);

    private final Sandbox sandbox;
    private final Canaries canaries;
    private final Rendering rendering;
    private final Duration patience;
    private final Neighbour neighbour;
    private final ProcessView host = ProcessView.of(Path.of("/proc/self"));
    private @Nullable SessionUnderAttack current;

    /// @param sandbox with [#LIMITS]; the caller closes it
    /// @param canaries in place; the caller closes them
    /// @param patience how much later than its limit a cell may end
    public EscapeSuite(Sandbox sandbox, Canaries canaries, Rendering rendering, Duration patience)
            throws InterruptedException, IOException {
        this.sandbox = sandbox;
        this.canaries = canaries;
        this.rendering = rendering;
        this.patience = patience;
        neighbour = new Neighbour(sandbox, canaries);
    }

    public AttackResult run(Attack attack) throws InterruptedException, IOException {
        String mark = Canaries.random();
        var leaks = new ArrayList<Leak>();
        try {
            attack(attack, mark, leaks);
        } catch (RuntimeException | OutOfMemoryError e) {
            leaks.add(new Leak(Canary.BOX, "the sandbox failed: " + e.getMessage()));
            spoiled();
        }
        leaks.addAll(canaries.touched());
        leaks.addAll(neighbour.harm());
        return new AttackResult(attack, leaks, canaries.shows(attack.proves()));
    }

    /// Runs a promise's cells in a session of its own.
    public PromiseResult run(Promise promise) throws InterruptedException {
        try (var session = sandbox.open()) {
            Outcome outcome = null;
            for (String cell : promise.cells()) {
                outcome = session.run(cell, promise.limit());
            }
            return PromiseResult.of(promise, requireNonNull(outcome));
        }
    }

    private void attack(Attack attack, String mark, List<Leak> leaks)
            throws InterruptedException, IOException {
        SessionUnderAttack session = session();
        var ended = new ArrayList<Outcome>();
        SessionUnderAttack next = null;
        try (var watch = Watch.of(session, LIMITS, attack.proves())) {
            for (String cell : attack.cells()) {
                ended.add(cell(attack, cell, mark, session, leaks));
            }
            if (attack.proves() == Canary.PROCESS) {
                leaks.addAll(session.excess(host));
            }
            if (!attack.later().isEmpty() && !(ended.getLast() instanceof Outcome.Raised)) {
                next = later(attack, mark, leaks);
            }
            leaks.addAll(watch.end());
        }
        boolean kept = ended.stream().noneMatch(one -> FROM_EARLIER_CELLS.contains(one.state()));
        if (kept || attack.proves() == Canary.NEXT) {
            leaks.addAll(session.nextCell());
        }
        if (attack.proves() == Canary.PROCESSES) {
            leaks.addAll(session.leftRunning());
        }
        if (!kept || next != null || spoils(attack, ended.getLast()) || !leaks.isEmpty()) {
            current = next;
            if (leaks.isEmpty()) {
                leaks.addAll(session.end());
            } else {
                session.close();
            }
        }
    }

    private static boolean spoils(Attack attack, Outcome last) {
        return switch (attack.spoils()) {
            case NEVER -> false;
            case UNLESS_RAISED -> !(last instanceof Outcome.Raised);
            case ALWAYS -> true;
        };
    }

    private Outcome cell(
            Attack attack, String cell, String mark, SessionUnderAttack session, List<Leak> leaks)
            throws InterruptedException {
        long begun = System.nanoTime();
        Outcome outcome = session.run(cell, mark, attack.limit());
        late(attack, Duration.ofNanos(System.nanoTime() - begun), leaks);
        leaks.addAll(ShownLeaks.tooMuch(outcome));
        if (attack.proves() == Canary.DISPLAY) {
            leaks.addAll(ShownLeaks.active(rendering.of(cell, outcome)));
        }
        leaks.addAll(canaries.secretsIn(outcome.text()));
        return outcome;
    }

    private void late(Attack attack, Duration took, List<Leak> leaks) {
        if (took.compareTo(attack.limit().plus(patience)) > 0) {
            leaks.add(
                    new Leak(
                            Canary.LATE,
                            "its cell ended after %s s, its limit was %s s"
                                    .formatted(took.toSeconds(), attack.limit().toSeconds())));
        }
    }

    /// Looks in a session opened afterwards, and in the neighbour, for what the attack has left.
    ///
    /// @return the session, in which no attack has been made
    private SessionUnderAttack later(Attack attack, String mark, List<Leak> leaks)
            throws InterruptedException, IOException {
        var later = SessionUnderAttack.open(sandbox, canaries.known());
        look(later.run(attack.later(), "", attack.limit()), mark, leaks);
        look(neighbour.run(attack.later(), attack.limit()), mark, leaks);
        return later;
    }

    private void look(Outcome outcome, String mark, List<Leak> leaks) {
        if (outcome.text().contains(mark)) {
            leaks.add(new Leak(Canary.CARRIED, "another session sees what it has left"));
        }
        leaks.addAll(canaries.secretsIn(outcome.text()));
    }

    private SessionUnderAttack session() throws InterruptedException, IOException {
        SessionUnderAttack session =
                current == null ? SessionUnderAttack.open(sandbox, canaries.known()) : current;
        current = session;
        return session;
    }

    private void spoiled() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public void close() {
        spoiled();
        neighbour.close();
    }
}
