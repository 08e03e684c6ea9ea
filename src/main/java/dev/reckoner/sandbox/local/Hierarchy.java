package dev.reckoner.sandbox.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A hierarchy of control groups: one controller of version 1, or the one of version 2.
///
/// @param kind `memory`, `pids`, `cpu` or [#UNIFIED]
/// @param parent in which groups can be made
record Hierarchy(String kind, Path parent) {

    static final String UNIFIED = "unified";

    /// Where a box of version 2 starts: a group that has others in it may hold no process.
    static final String BASE = "base";

    private static final Set<String> NEEDED = Set.of("memory", "pids");
    private static final List<String> WANTED = List.of("memory", "pids", "cpu");

    /// Those of this machine that this program may make groups in: of version 2 if it has the
    /// controllers, else of version 1. Empty where neither is delegated.
    static List<Hierarchy> delegated() {
        try {
            return delegated(
                    Files.readAllLines(Path.of("/proc/self/mounts")),
                    Files.readAllLines(Path.of("/proc/self/cgroup")));
        } catch (IOException _) {
            return List.of();
        }
    }

    static List<Hierarchy> delegated(List<String> mounts, List<String> own) {
        List<Hierarchy> second = new ArrayList<>();
        List<Hierarchy> first = new ArrayList<>();
        for (String line : mounts) {
            String[] words = line.split(" ");
            Path mount = Path.of(words[1]);
            if (words[2].equals("cgroup2")) {
                parents(mount, ownGroup(own, ""))
                        .filter(Hierarchy::canDelegate)
                        .findFirst()
                        .ifPresent(parent -> second.add(new Hierarchy(UNIFIED, parent)));
            } else if (words[2].equals("cgroup")) {
                Arrays.stream(words[3].split(","))
                        .filter(WANTED::contains)
                        .forEach(kind ->
                                parents(mount, ownGroup(own, kind))
                                        .findFirst()
                                        .ifPresent(
                                                parent -> first.add(new Hierarchy(kind, parent))));
            }
        }
        if (!second.isEmpty()) {
            return second;
        }
        Set<String> kinds = first.stream().map(Hierarchy::kind).collect(Collectors.toSet());
        return kinds.containsAll(NEEDED) ? first : List.of();
    }

    /// The program's own group, and above it all, each if it can be written to.
    private static Stream<Path> parents(Path mount, String own) {
        return Stream.of(mount.resolve(own), mount)
                .filter(Files::isDirectory)
                .filter(folder -> Files.isWritable(folder.resolve("cgroup.procs")));
    }

    /// Of a line `number:controllers:/path`, the path without its first character.
    private static String ownGroup(List<String> lines, String controller) {
        return lines.stream()
                .map(line -> line.split(":", 3))
                .filter(words -> List.of(words[1].split(",", -1)).contains(controller))
                .map(words -> words[2].substring(1))
                .findFirst()
                .orElse("");
    }

    /// Whether groups of version 2 in this one have the controllers, or can be given them.
    private static boolean canDelegate(Path parent) {
        try {
            Path control = parent.resolve("cgroup.subtree_control");
            if (!words(control).containsAll(NEEDED)
                    && words(parent.resolve("cgroup.controllers")).containsAll(NEEDED)) {
                stepAside(parent);
                Files.writeString(control, enabling(parent));
            }
            return words(control).containsAll(NEEDED);
        } catch (IOException _) {
            return false;
        }
    }

    /// A group that gives its groups controllers may hold no process itself. Where this program is
    /// alone in it, as in a scope of systemd's made for it, it goes one further down.
    private static void stepAside(Path parent) throws IOException {
        String self = Long.toString(ProcessHandle.current().pid());
        if (words(parent.resolve("cgroup.procs")).equals(Set.of(self))) {
            Path below = Files.createDirectories(parent.resolve("reckoner"));
            Files.writeString(below.resolve("cgroup.procs"), self);
        }
    }

    private static Set<String> words(Path file) throws IOException {
        return Set.of(Files.readString(file).strip().replace("+", "").split("\\s+"));
    }

    private static String enabling(Path folder) throws IOException {
        Set<String> there = words(folder.resolve("cgroup.controllers"));
        return WANTED.stream()
                .filter(there::contains)
                .map("+"::concat)
                .collect(Collectors.joining(" "));
    }

    void make(Path folder, OptionalLong owner) throws IOException {
        Files.createDirectory(folder);
        List<Path> owned = new ArrayList<>(List.of(folder));
        if (kind.equals(UNIFIED)) {
            Files.writeString(folder.resolve("cgroup.subtree_control"), enabling(parent));
            Files.createDirectory(folder.resolve(BASE));
            owned.add(folder.resolve("cgroup.procs"));
        }
        if (owner.isPresent()) {
            for (Path each : owned) {
                Files.setAttribute(each, "unix:uid", (int) owner.getAsLong());
            }
        }
    }
}
