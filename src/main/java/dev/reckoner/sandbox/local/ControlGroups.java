package dev.reckoner.sandbox.local;

import dev.reckoner.sandbox.host.ProcessStart;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folders of one sandbox in the hierarchies of control groups that this program may write to.
///
/// The supervisor makes a group in them for each session. A sandbox works without them too: rlimits
/// and the supervisor's checks then enforce the limits, but processor time is not shared equally.
public final class ControlGroups implements AutoCloseable {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final int ATTEMPTS = 100;
    private static final long BETWEEN_MILLIS = 20;

    private final Map<String, Path> folders = new LinkedHashMap<>();

    /// Makes the folders, and removes those that ended programs have left beside them.
    ///
    /// @param owner the user id that owns them, where this program runs as root
    /// @throws IOException where one of them cannot be made
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

    /// Turns a command into one that first enters the group it has to start in.
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

    /// Removes them. A group that still has a process after two seconds is left for the next
    /// program to remove.
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

    /// The process that made a folder, as the folder's name says: its number and the time of its
    /// start.
    record Owner(long pid, long start) {

        private static final String NAME = "reckoner-";
        private static final Pattern FOLDER =
                Pattern.compile(NAME + "(\\d{1,18})@(\\d{1,18})-\\d+");

        static Owner current() {
            var own = ProcessHandle.current();
            return new Owner(own.pid(), ProcessStart.of(own));
        }

        String folder(int number) {
            return NAME + pid + "@" + start + "-" + number;
        }

        private boolean isDead() {
            return ProcessHandle.of(pid)
                    .filter(process -> ProcessStart.of(process) == start)
                    .isEmpty();
        }

        private static boolean isStale(Path folder) {
            String name = folder.getFileName().toString();
            Matcher words = FOLDER.matcher(name);
            return words.matches()
                    && new Owner(Long.parseLong(words.group(1)), Long.parseLong(words.group(2)))
                            .isDead();
        }

        static void removeStale(Path parent) throws IOException {
            try (Stream<Path> all = Files.list(parent)) {
                all.filter(Files::isDirectory).filter(Owner::isStale).forEach(Owner::removed);
            }
        }

        /// The kernel removes the files of a group with it. Only its folders have to be removed,
        /// after their last process has ended.
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
