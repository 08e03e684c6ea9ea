package dev.reckoner.sandbox.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// A command line of bubblewrap, with the options that every sandbox gives it.
///
/// Bubblewrap applies mounts in the order of its options, so the order of the calls matters.
public final class Bubblewrap {

    private static final List<String> DEVICES = List.of("null", "full", "random", "urandom");

    /// The user id and the group id of a process in the sandbox.
    private static final String ID = "1000";

    private final List<String> words = new ArrayList<>();

    /// The words that run the command after them as another user, without any capability.
    ///
    /// @param setpriv the program
    /// @param more options of setpriv
    public static List<String> asUser(String setpriv, long uid, String... more) {
        String id = Long.toString(uid);
        var words = new ArrayList<>(List.of(setpriv, "--reuid", id, "--regid", id));
        words.addAll(List.of("--clear-groups", "--inh-caps=-all", "--bounding-set=-all"));
        words.addAll(List.of(more));
        words.add("--");
        return List.copyOf(words);
    }

    /// @param program bubblewrap itself
    public Bubblewrap(String program) {
        add(program);
    }

    public Bubblewrap add(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    /// Ends the sandbox with the thread that starts it, and gives it no terminal.
    public Bubblewrap endsWithItsParent() {
        return add("--die-with-parent", "--new-session");
    }

    public Bubblewrap ownUser() {
        return add("--uid", ID, "--gid", ID);
    }

    public Bubblewrap ownHostName() {
        return add("--hostname", "box");
    }

    public Bubblewrap capabilities(List<String> capabilities) {
        capabilities.forEach(capability -> add("--cap-add", capability));
        return this;
    }

    /// Sets these variables and no others.
    public Bubblewrap environment(Map<String, String> variables) {
        add("--clearenv");
        variables.forEach((name, value) -> add("--setenv", name, value));
        return this;
    }

    /// Shows files and folders of the host where they are on the host.
    public Bubblewrap readOnly(Collection<Path> paths) {
        paths.forEach(path -> readOnly(path, path));
        return this;
    }

    public Bubblewrap readOnly(Path source, Path target) {
        return add("--ro-bind", source.toString(), target.toString());
    }

    /// Makes the folders that these paths are in. Bubblewrap that root runs would make them for
    /// root alone.
    public Bubblewrap parentsForEverybody(Collection<Path> paths) {
        parents(paths).forEach(folder -> add("--perms", "0755", "--dir", folder));
        return this;
    }

    private static SortedSet<String> parents(Collection<Path> paths) {
        var parents = new TreeSet<String>();
        for (Path path : paths) {
            for (int names = 1; names < path.getNameCount(); names++) {
                parents.add("/" + path.subpath(0, names));
            }
        }
        return parents;
    }

    public Bubblewrap link(Path link, Path target) {
        return add("--symlink", target.toString(), link.toString());
    }

    /// A `/proc` of the sandbox's own processes.
    public Bubblewrap ownProc() {
        return add("--proc", "/proc");
    }

    public Bubblewrap emptyFolder(String path) {
        return add("--tmpfs", path);
    }

    /// Four devices without state, in a `/dev` that exists; `/dev/zero` is none: mapped and shared,
    /// it is memory of no process. `--dev` would make a second user namespace, in which the
    /// capabilities of the sandbox count for nothing.
    public Bubblewrap devices() {
        DEVICES.forEach(device -> add("--dev-bind", "/dev/" + device, "/dev/" + device));
        return this;
    }

    /// Makes mounts read-only that were written to while the sandbox was set up.
    public Bubblewrap closed(String... mounts) {
        for (String mount : mounts) {
            add("--remount-ro", mount);
        }
        return this;
    }

    /// @param command to run in the sandbox
    public List<String> running(List<String> command) {
        var all = new ArrayList<>(words);
        all.addAll(command);
        return List.copyOf(all);
    }
}
