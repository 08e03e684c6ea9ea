package dev.reckoner.sandbox.escape;

import dev.reckoner.json.Json;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.Raised;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.escape.attack.Canary;
import dev.reckoner.text.Resource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ThreadLocalRandom;

/// A session, and the name by which its processes are found on the host.
///
/// @param before its process as the host saw it before any attack; empty where none is seen
record SessionUnderAttack(
        Session session, String tag, SequencedMap<String, Object> known, List<ProcessView> before)
        implements AutoCloseable {

    private static final Duration FOR_A_CHECK = Duration.ofSeconds(10);
    private static final String PRELUDE = Resource.text("sandbox/escapes/prelude.py");
    private static final int TRIES = 3;
    private static final int LOOKS = 10;
    private static final int END_WITHIN_TENTHS = 50;

    /// The one that runs cells, and copies of it.
    private static final int OWN_PROCESSES = 5;

    /// @param known what its attacks know of the host
    static SessionUnderAttack open(Sandbox sandbox, SequencedMap<String, Object> known)
            throws InterruptedException {
        Session session = sandbox.open();
        String tag = "rk" + Canaries.random();
        known.put("tag", tag);
        known.put("memory", sandbox.limits().memoryBytes());
        var opened = new SessionUnderAttack(session, tag, known, List.of());
        opened.run("", "", FOR_A_CHECK);
        return new SessionUnderAttack(session, tag, known, views(tag));
    }

    private static List<ProcessView> views(String tag) {
        return HostProcesses.named(tag).stream().map(ProcessView::of).toList();
    }

    List<Path> processes() {
        return HostProcesses.named(tag);
    }

    /// @param mark a text that an attack may leave somewhere; not empty only in the cells of that
    ///   attack
    Outcome run(String program, String mark, Duration limit) throws InterruptedException {
        var source = new StringBuilder();
        known.forEach((name, value) -> source.append(name + " = " + literal(value) + "\n"));
        source.append("mark = ").append(literal(mark)).append('\n').append(PRELUDE).append(program);
        return session.run(source.toString(), limit);
    }

    private static String literal(Object value) {
        return Json.MAPPER.valueToTree(value).toString();
    }

    /// What its processes have that they must not have, as the host sees it. What they have for a
    /// moment only is what the sandbox itself does between cells.
    List<Leak> excess(ProcessView host) {
        List<String> found = List.of();
        for (int i = 0; i < LOOKS && !before.isEmpty(); i++) {
            found =
                    views(tag).stream()
                            .flatMap(view -> view.excess(before, host).stream())
                            .distinct()
                            .toList();
            if (found.isEmpty()) {
                break;
            }
            Pause.millis(20);
        }
        return found.stream().map(what -> new Leak(Canary.PROCESS, what)).toList();
    }

    /// Whether a cell runs and shows the value it should. It may raise an exception, where the
    /// attack has broken the session's own Python; and a session may tell once or twice that it had
    /// to begin anew.
    List<Leak> nextCell() throws InterruptedException {
        long factor = ThreadLocalRandom.current().nextLong(1_000_000_000L);
        String expected = Long.toString(factor * 7919);
        String ended = "";
        for (int i = 0; i < TRIES; i++) {
            var outcome = session.run(factor + " * 7919", FOR_A_CHECK);
            if (outcome instanceof Raised) {
                return List.of();
            }
            if (outcome instanceof Completed) {
                List<DisplayedValue> shown = outcome.output().shown();
                return !shown.isEmpty() && shown.getLast().plain().equals(expected)
                        ? List.of()
                        : next("the next cell completed and did not show its value");
            }
            ended = outcome.key();
        }
        return next("none of the next %s cells ended as it should: %s".formatted(TRIES, ended));
    }

    private static List<Leak> next(String what) {
        return List.of(new Leak(Canary.NEXT, what));
    }

    /// Processes that go on after the cell. Those of the session itself are few.
    List<Leak> leftRunning() {
        for (int i = 0; i < END_WITHIN_TENTHS && processes().size() > OWN_PROCESSES; i++) {
            Pause.millis(100);
        }
        int left = processes().size();
        return left <= OWN_PROCESSES
                ? List.of()
                : List.of(
                        new Leak(
                                Canary.PROCESSES,
                                "%s processes go on after the cell".formatted(left)));
    }

    /// @return those of its processes that have not ended with it
    List<Leak> end() {
        session.close();
        for (int i = 0; i < END_WITHIN_TENTHS && !processes().isEmpty(); i++) {
            Pause.millis(i == 0 ? 10 : 100);
        }
        var left = processes();
        return left.isEmpty()
                ? List.of()
                : List.of(
                        new Leak(
                                Canary.PROCESSES,
                                "%s of its processes outlive the session".formatted(left.size())));
    }

    @Override
    public void close() {
        session.close();
    }
}
