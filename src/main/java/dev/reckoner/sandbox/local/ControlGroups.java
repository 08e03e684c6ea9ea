package dev.reckoner.sandbox.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The folders of one box in the hierarchies of control groups that this program may write to.
///
/// The supervisor makes a group in them for each session. A box that is given none does without:
/// rlimits and the supervisor's own looks hold the limits then, but shares of the processor are
/// unequal.
public final class ControlGroups implements AutoCloseable {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final int ATTEMPTS = 100;
    private static final long BETWEEN_MILLIS = 20;

    private final Map<String, Path> folders = new LinkedHashMap<>();

    /// Makes the folders, and removes those that dead programs have left beside them.
    ///
    /// @param owner of them, where this program runs as root
    /// @throws IOException where some can be made and others not
    static ControlGroups make(List<CgroupHierarchy> hierarchies, OptionalLong owner)
            throws IOException {
        var groups = new ControlGroups();
        String name = Owner.current().folder(MADE.incrementAndGet());
        try {
            for (CgroupHierarchy hierarchy : hierarchies) {
                Owner.removeStale(hierarchy.parent());
                Path folder = hierarchy.parent().resolve(name);
                groups.folders.put(hierarchy.kind(), folder);
                hierarchy.make(folder, owner);
            }
            return groups;
        } catch (IOException e) {
            groups.close();
            throw e;
        }
    }

    static ControlGroups none() {
        return new ControlGroups();
    }

    /// By the name of the hierarchy, as the supervisor knows it.
    Map<String, Path> folders() {
        return Map.copyOf(folders);
    }

    public List<String> kinds() {
        return List.copyOf(folders.keySet());
    }

    /// Whether in each hierarchy there is a session's group with a process in it.
    public boolean occupied() {
        return folders.values().stream()
                .allMatch(folder -> {
                    try (Stream<Path> all = Files.list(folder)) {
                        return all.filter(Files::isDirectory)
                                .filter(group -> !group.endsWith(CgroupHierarchy.BASE))
                                .anyMatch(ControlGroups::hasProcess);
                    } catch (IOException _) {
                        return false;
                    }
                });
    }

    private static boolean hasProcess(Path group) {
        try {
            return !Files.readString(group.resolve("cgroup.procs")).isBlank();
        } catch (IOException _) {
            return false;
        }
    }

    public boolean isEmpty() {
        return folders.isEmpty();
    }

    /// Makes of a command one that first enters the groups its children will need it to be in.
    List<String> entering(List<String> command) {
        Path unified = folders.get(CgroupHierarchy.UNIFIED);
        if (unified == null) {
            return command;
        }
        return Stream.concat(
                        Stream.of(
                                "sh",
                                "-c",
                                "echo 0 >\"$0\" && exec \"$@\"",
                                unified.resolve(CgroupHierarchy.BASE)
                                        .resolve("cgroup.procs")
                                        .toString()),
                        command.stream())
                .toList();
    }

    /// Removes them. What still has a process after two seconds stays for the next program to
    /// remove.
    @Override
    public void close() {
        try {
            for (int i = 0;
                    i < ATTEMPTS && !folders.values().stream().allMatch(Owner::removed);
                    i++) {
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Who made a folder, as its name says: a process, by number and time of its start.
    record Owner(long pid, long start) {

        private static final String NAME = "reckoner-";

        static Owner current() {
            return new Owner(ProcessHandle.current().pid(), start(ProcessHandle.current()));
        }

        private static long start(ProcessHandle process) {
            return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
        }

        String folder(int number) {
            return NAME + pid + "-" + start + "-" + number;
        }

        private boolean isDead() {
            return ProcessHandle.of(pid).filter(process -> start(process) == start).isEmpty();
        }

        private static boolean isStale(Path folder) {
            String[] words = folder.getFileName().toString().split("-");
            return words.length == 4
                    && words[0].equals("reckoner")
                    && new Owner(Long.parseLong(words[1]), Long.parseLong(words[2])).isDead();
        }

        static void removeStale(Path parent) throws IOException {
            try (Stream<Path> all = Files.list(parent)) {
                all.filter(Files::isDirectory).filter(Owner::isStale).forEach(Owner::removed);
            }
        }

        /// The files in a group go with it; only its folders are to be removed, and only once they
        /// hold no process.
        private static boolean removed(Path folder) {
            if (Files.notExists(folder)) {
                return true;
            }
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> inwards =
                        all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
                for (Path each : inwards) {
                    Files.delete(each);
                }
                return true;
            } catch (IOException | UncheckedIOException _) {
                return false;
            }
        }
    }
}
