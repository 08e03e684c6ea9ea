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
/// @param parent the group in which groups can be made
record CgroupHierarchy(String kind, Path parent) {

    static final String UNIFIED = "unified";

    /// The group in which a sandbox starts under version 2, where a group that has child groups may
    /// hold no process.
    static final String BASE = "base";

    /// The group that a program moves into, so that its former group can have child groups.
    private static final String LEAF = "reckoner";

    private static final Set<String> NEEDED = Set.of("memory", "pids");
    private static final List<String> WANTED = List.of("memory", "pids", "cpu");

    /// The hierarchies of this machine in which this program may make groups: version 2 if it has
    /// the controllers, else version 1. Empty where neither is delegated.
    static List<CgroupHierarchy> delegated() {
        try {
            return delegated(
                    Files.readAllLines(Path.of("/proc/self/mounts")),
                    Files.readAllLines(Path.of("/proc/self/cgroup")));
        } catch (IOException _) {
            return List.of();
        }
    }

    static List<CgroupHierarchy> delegated(List<String> mounts, List<String> own) {
        List<CgroupHierarchy> second = new ArrayList<>();
        List<CgroupHierarchy> first = new ArrayList<>();
        for (String line : mounts) {
            String[] words = line.split(" ");
            Path mount = Path.of(words[1]);
            if (words[2].equals("cgroup2")) {
                unifiedParents(mount, ownGroup(own, ""))
                        .filter(CgroupHierarchy::canDelegate)
                        .findFirst()
                        .ifPresent(parent -> second.add(new CgroupHierarchy(UNIFIED, parent)));
            } else if (words[2].equals("cgroup")) {
                Arrays.stream(words[3].split(","))
                        .filter(WANTED::contains)
                        .forEach(kind ->
                                parents(mount, ownGroup(own, kind))
                                        .findFirst()
                                        .ifPresent(parent ->
                                                first.add(new CgroupHierarchy(kind, parent))));
            }
        }
        if (!second.isEmpty()) {
            return second;
        }
        Set<String> kinds = first.stream().map(CgroupHierarchy::kind).collect(Collectors.toSet());
        return kinds.containsAll(NEEDED) ? first : List.of();
    }

    /// The program's own group, then the top group, each if it can be written to.
    private static Stream<Path> parents(Path mount, String own) {
        return writable(Stream.of(mount.resolve(own), mount));
    }

    /// As [#parents]. Where the own group is a [#LEAF] it is replaced by the group above it, which
    /// holds no process.
    private static Stream<Path> unifiedParents(Path mount, String own) {
        Path group = mount.resolve(own);
        return group.endsWith(LEAF) && !group.equals(mount)
                ? writable(Stream.of(group.getParent(), mount))
                : parents(mount, own);
    }

    private static Stream<Path> writable(Stream<Path> groups) {
        return groups.filter(Files::isDirectory)
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

    /// Whether groups of version 2 in this one have the controllers, or can be given them. The
    /// kernel refuses where the group holds processes, unless it is the top group.
    private static boolean canDelegate(Path parent) {
        try {
            Path control = parent.resolve("cgroup.subtree_control");
            if (!words(control).containsAll(NEEDED)
                    && words(parent.resolve("cgroup.controllers")).containsAll(NEEDED)) {
                Files.writeString(control, enabling(parent));
            }
            return words(control).containsAll(NEEDED);
        } catch (IOException _) {
            return false;
        }
    }

    /// Moves this process into a group [#LEAF] below its own group of version 2, where it is alone
    /// in that group and may write to it, as in a scope that systemd has made for it. Its former
    /// group can then give controllers to groups for sessions. Does nothing otherwise.
    static void moveThisProcessIntoLeaf() {
        try {
            moveThisProcessIntoLeaf(
                    Files.readAllLines(Path.of("/proc/self/mounts")),
                    Files.readAllLines(Path.of("/proc/self/cgroup")));
        } catch (IOException _) {
            return;
        }
    }

    static void moveThisProcessIntoLeaf(List<String> mounts, List<String> own) throws IOException {
        String self = Long.toString(ProcessHandle.current().pid());
        for (String line : mounts) {
            String[] words = line.split(" ");
            Path group = Path.of(words[1]).resolve(ownGroup(own, ""));
            if (words[2].equals("cgroup2")
                    && Files.isWritable(group.resolve("cgroup.procs"))
                    && words(group.resolve("cgroup.controllers")).containsAll(NEEDED)
                    && words(group.resolve("cgroup.procs")).equals(Set.of(self))) {
                Path leaf = Files.createDirectories(group.resolve(LEAF));
                Files.writeString(leaf.resolve("cgroup.procs"), self);
            }
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
