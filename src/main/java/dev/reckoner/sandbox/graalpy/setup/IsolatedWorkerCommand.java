package dev.reckoner.sandbox.graalpy.setup;

import dev.reckoner.sandbox.host.Bubblewrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The command line of a JVM in bubblewrap: namespaces without a network, a read-only root that has
/// what a JVM reads, a filter of system calls.
///
/// Files are at the same paths inside as outside, because an AOT cache fits one class path only.
///
/// @param bubblewrap the program
/// @param readable the folders of the JDK, the library and shared objects, and GraalPy's jars
/// @param links to folders of shared objects, and their targets
/// @param filter a file of classic BPF
/// @param uid the user id to run the JVM as, where this program runs as root. Folders that only
///   root may enter are bound before, so the worker can read what is in them
record IsolatedWorkerCommand(
        Path bubblewrap,
        List<Path> readable,
        Map<Path, Path> links,
        Path filter,
        OptionalLong uid) {

    private static final String SETPRIV = "/usr/bin/setpriv";

    /// What bubblewrap run by root keeps so that setpriv can become another user.
    private static final List<String> TO_CHANGE_USER =
            List.of("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP");

    /// A JVM cannot pass a descriptor on; a shell can.
    private static final String WITH_FILTER = "exec \"$@\" 3<\"$0\"";

    /// @param folder the working folder
    List<String> running(List<String> java, Path folder) {
        var words = new ArrayList<>(List.of("/bin/sh", "-c", WITH_FILTER, filter.toString()));
        var command = new Bubblewrap(bubblewrap.toString()).endsWithItsParent();
        namespaces(command);
        command.ownHostName().environment(Map.of("LC_ALL", "C.UTF-8"));
        files(command);
        command.add("--chdir", folder.toString(), "--seccomp", "3", "--");
        words.addAll(
                command.running(Stream.concat(changeOfUser().stream(), java.stream()).toList()));
        return List.copyOf(words);
    }

    private void namespaces(Bubblewrap command) {
        if (uid.isEmpty()) {
            command.add("--unshare-all").ownUser();
            return;
        }
        command.add("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts")
                .add("--unshare-cgroup-try", "--cap-drop", "ALL")
                .capabilities(TO_CHANGE_USER);
    }

    private void files(Bubblewrap command) {
        var bound = new ArrayList<>(readable);
        uid.ifPresent(_ -> bound.add(Path.of(SETPRIV)));
        command.parentsForEverybody(bound);
        links.forEach(command::link);
        command.readOnly(bound).ownProc().emptyFolder("/dev").devices().closed("/dev", "/");
    }

    private List<String> changeOfUser() {
        return uid.isEmpty()
                ? List.of()
                : Bubblewrap.asUser(SETPRIV, uid.getAsLong(), "--no-new-privs");
    }
}
