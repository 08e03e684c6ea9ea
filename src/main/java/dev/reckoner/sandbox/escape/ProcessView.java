package dev.reckoner.sandbox.escape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A process of a session as the host sees it, and what it should not have.
///
/// @param facts by name: namespaces, capabilities, ids, mounts, the root folder
/// @param descriptors what is behind each, but for what every session may have
record ProcessView(Map<String, String> facts, List<String> descriptors) {

    private static final List<String> NAMESPACES = List.of("net", "pid", "ipc", "uts", "mnt");
    private static final List<String> OTHER_NAMESPACES = List.of("user", "cgroup");
    private static final List<String> STATUS =
            List.of("Uid", "Gid", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp");

    /// What each session may have besides files below these folders.
    private static final Set<String> HARMLESS =
            Set.of(
                    "anon_inode:[eventpoll]",
                    "anon_inode:[eventfd]",
                    "anon_inode:[timerfd]",
                    "anon_inode:[signalfd]",
                    "anon_inode:inotify",
                    "/dev/null",
                    "/dev/zero",
                    "/dev/full",
                    "/dev/random",
                    "/dev/urandom");

    private static final List<String> OWN_FILES =
            List.of("/tmp", "/usr/", "/lib", "/site", "pipe:[");
    private static final String SOCKET = "socket:[";
    private static final String CONNECTED = "03";

    static ProcessView of(Path process) {
        var facts = new LinkedHashMap<String, String>();
        String status = HostProcesses.text(process.resolve("status"));
        STATUS.forEach(name -> facts.put(name, HostProcesses.field(status, name)));
        for (String kind : NAMESPACES) {
            facts.put(kind, HostProcesses.link(process.resolve("ns/" + kind)));
        }
        for (String kind : OTHER_NAMESPACES) {
            facts.put(kind, HostProcesses.link(process.resolve("ns/" + kind)));
        }
        String mounts = HostProcesses.text(process.resolve("mountinfo"));
        facts.put("mounts", mounts.isEmpty() ? "" : Long.toString(mounts.lines().count()));
        facts.put("personality", HostProcesses.text(process.resolve("personality")).strip());
        facts.put("root", HostProcesses.link(process.resolve("root")));
        facts.values().removeIf(String::isEmpty);
        return new ProcessView(Map.copyOf(facts), descriptors(process));
    }

    private static List<String> descriptors(Path process) {
        var found = new ArrayList<String>();
        String sockets = HostProcesses.text(process.resolve("net/unix"));
        try (var all = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : all) {
                String what = HostProcesses.link(descriptor);
                if (!what.isEmpty() && !harmless(what, sockets)) {
                    found.add(what);
                }
            }
        } catch (IOException _) {
            return List.of();
        }
        return List.copyOf(found);
    }

    private static boolean harmless(String what, String sockets) {
        return HARMLESS.contains(what)
                || OWN_FILES.stream().anyMatch(what::startsWith)
                || what.startsWith(SOCKET) && isHalfOfPair(what, sockets);
    }

    /// A connected socket without a name is half of a pair. Lines of the table end in the state,
    /// the number, and the name.
    private static boolean isHalfOfPair(String what, String sockets) {
        String number = what.substring(SOCKET.length(), what.length() - 1);
        return sockets.lines()
                .map(line -> line.strip().split("\\s+"))
                .anyMatch(words ->
                        words.length == 7 && words[6].equals(number) && words[5].equals(CONNECTED));
    }

    /// What it has that a session must not have.
    ///
    /// @param before the session's processes before the attack
    /// @param host this program's process
    List<String> excess(List<ProcessView> before, ProcessView host) {
        var found = new ArrayList<String>();
        for (String kind : NAMESPACES) {
            if (facts.getOrDefault(kind, "none").equals(host.facts.get(kind))) {
                found.add("it is in the host's " + kind + " namespace");
            }
        }
        expect(found, "NoNewPrivs", "1");
        expect(found, "Seccomp", "2");
        for (String capabilities : List.of("CapPrm", "CapEff", "CapBnd", "CapAmb")) {
            expect(found, capabilities, "0000000000000000");
        }
        if (facts.getOrDefault("Uid", "").matches("(.*\\s)?0(\\s.*)?")) {
            found.add("it is the host's user 0: Uid " + facts.get("Uid"));
        }
        facts.forEach((name, value) -> {
            String was = before.getFirst().facts.getOrDefault(name, value);
            if (!was.equals(value)) {
                found.add(name + " was " + was + " and is " + value);
            }
        });
        long sockets = before.stream().mapToLong(ProcessView::sockets).max().orElse(0);
        descriptors.stream()
                .filter(what -> !what.startsWith(SOCKET) || sockets() > sockets)
                .forEach(what -> found.add("it has a descriptor of " + what));
        return found;
    }

    /// The one by which the sandbox speaks to it was made outside of its network namespace, and
    /// cannot be told from others.
    private long sockets() {
        return descriptors.stream().filter(what -> what.startsWith(SOCKET)).count();
    }

    private void expect(List<String> found, String name, String expected) {
        String value = facts.getOrDefault(name, expected);
        if (!value.equals(expected)) {
            found.add(name + " is " + value);
        }
    }
}
