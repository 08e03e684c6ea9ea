package dev.reckoner.sandbox.graalpy.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/// A command line that runs a JVM in bubblewrap: namespaces without a network, a read-only root of
/// what a JVM reads, a filter of system calls.
///
/// Folders stand inside where they stand outside, for an AOT cache fits one class path only.
///
/// @param bubblewrap the program
/// @param readable folders of the JDK, the class path, the library and shared objects
/// @param links to folders of shared objects, and where they lead
/// @param filter a file of classic BPF
/// @param uid to become, where this program runs as root. Folders that only root may enter are
///   bound first, so the worker reads what is in them
record WorkerBox(
        Path bubblewrap,
        List<Path> readable,
        Map<Path, Path> links,
        Path filter,
        OptionalLong uid) {

    private static final List<String> DEVICES =
            List.of("null", "zero", "full", "random", "urandom");
    private static final String BECOME = "/usr/bin/setpriv";
    private static final String INSIDE = "1000";

    /// A JVM cannot pass a descriptor on; a shell can.
    private static final String WITH_FILTER = "exec \"$@\" 3<\"$0\"";

    /// @param folder to run in
    List<String> around(List<String> java, Path folder) {
        var words = new ArrayList<>(List.of("/bin/sh", "-c", WITH_FILTER));
        words.add(filter.toString());
        words.add(bubblewrap.toString());
        words.addAll(namespaces());
        words.addAll(root());
        words.addAll(List.of("--chdir", folder.toString(), "--seccomp", "3", "--"));
        uid.ifPresent(own -> words.addAll(become(own)));
        words.addAll(java);
        return List.copyOf(words);
    }

    private List<String> namespaces() {
        var words = new ArrayList<>(List.of("--die-with-parent", "--new-session"));
        if (uid.isPresent()) {
            words.addAll(List.of("--unshare-ipc", "--unshare-pid", "--unshare-net"));
            words.addAll(List.of("--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL"));
            for (var needed : List.of("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP")) {
                words.addAll(List.of("--cap-add", needed));
            }
        } else {
            words.addAll(List.of("--unshare-all", "--uid", INSIDE, "--gid", INSIDE));
        }
        words.addAll(List.of("--hostname", "box", "--clearenv", "--setenv", "LC_ALL", "C.UTF-8"));
        return words;
    }

    private List<String> root() {
        var bound = new ArrayList<>(readable);
        uid.ifPresent(_ -> bound.add(Path.of(BECOME)));
        var words = new ArrayList<String>();
        parents(bound).forEach(path -> words.addAll(List.of("--perms", "0755", "--dir", path)));
        links.forEach(
                (link, to) -> words.addAll(List.of("--symlink", to.toString(), link.toString())));
        bound.forEach(path -> words.addAll(List.of("--ro-bind", path.toString(), path.toString())));
        words.addAll(List.of("--proc", "/proc", "--tmpfs", "/dev"));
        for (var device : DEVICES) {
            words.addAll(List.of("--dev-bind", "/dev/" + device, "/dev/" + device));
        }
        words.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
        return words;
    }

    /// Bubblewrap run by root would make them for root alone.
    private static SortedSet<String> parents(List<Path> bound) {
        var parents = new TreeSet<String>();
        for (var path : bound) {
            for (int names = 1; names < path.getNameCount(); names++) {
                parents.add("/" + path.subpath(0, names));
            }
        }
        return parents;
    }

    private static List<String> become(long uid) {
        return List.of(
                BECOME,
                "--reuid",
                Long.toString(uid),
                "--regid",
                Long.toString(uid),
                "--clear-groups",
                "--inh-caps=-all",
                "--bounding-set=-all",
                "--no-new-privs",
                "--");
    }
}
