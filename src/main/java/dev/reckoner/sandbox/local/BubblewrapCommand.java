package dev.reckoner.sandbox.local;

import dev.reckoner.sandbox.host.Bubblewrap;
import dev.reckoner.sandbox.local.setup.PythonLibrary;
import dev.reckoner.sandbox.local.setup.SandboxScripts;
import dev.reckoner.sandbox.supervisor.SupervisorSettings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The command line of a sandbox: bubblewrap with every namespace, and a read-only root that has
/// what the library needs.
///
/// The supervisor keeps four capabilities, which count only inside the user namespace of the
/// sandbox: it gives each session namespaces of its own, takes the capabilities from the session,
/// reads its memory use and ends it.
final class BubblewrapCommand {

    private static final List<String> CAPABILITIES =
            List.of("CAP_SYS_ADMIN", "CAP_SETPCAP", "CAP_SYS_PTRACE", "CAP_KILL");

    /// The files glibc reads before it uses huge pages. No session sees them.
    private static final List<String> HUGE_PAGE_SETTINGS =
            Stream.of("enabled", "hpage_pmd_size")
                    .map("/sys/kernel/mm/transparent_hugepage/"::concat)
                    .toList();

    private static final String START =
            "import sys; sys.path[:0] = '/scripts/docker', '/scripts/local/supervisor',"
                    + " '/scripts/local'; import supervisor; supervisor.main()";

    private final Bubblewrap bubblewrap = new Bubblewrap("bwrap");

    /// @param scripts see [SandboxScripts]
    /// @param uid the user id to run bubblewrap as, where this program runs as root
    /// @param groups folders of control groups that the sandbox may write to, by name
    static List<String> of(
            PythonLibrary library, Path scripts, OptionalLong uid, Map<String, Path> groups) {
        var command = new BubblewrapCommand();
        command.isolation();
        command.files(library, scripts);
        command.groups(groups);
        var python = List.of(library.interpreter().toString(), "-I", "-c", START);
        var words = command.bubblewrap.running(python);
        return uid.isEmpty()
                ? words
                : Stream.concat(
                                Bubblewrap.asUser("setpriv", uid.getAsLong()).stream(),
                                words.stream())
                        .toList();
    }

    private void isolation() {
        bubblewrap
                .add("--unshare-all", "--as-pid-1")
                .endsWithItsParent()
                .ownUser()
                .ownHostName()
                .capabilities(CAPABILITIES)
                .environment(SupervisorSettings.environment());
    }

    private void files(PythonLibrary library, Path scripts) {
        for (String link : List.of("lib", "lib64", "bin")) {
            if (Files.isSymbolicLink(Path.of("/", link))) {
                bubblewrap.link(Path.of("/", link), Path.of("usr", link));
            }
        }
        bubblewrap
                .readOnly(List.of(library.interpreter()))
                .readOnly(library.needs())
                .readOnly(library.site(), Path.of("/site"))
                .readOnly(scripts, Path.of("/scripts"))
                .ownProc()
                .emptyFolder("/dev")
                .emptyFolder("/sys");
        HUGE_PAGE_SETTINGS.forEach(setting -> bubblewrap.add("--ro-bind-try", setting, setting));
        bubblewrap
                .devices()
                .link(Path.of("/dev/shm"), Path.of("/tmp"))
                .add("--dir", "/tmp", "--chdir", "/")
                .closed("/dev", "/sys");
    }

    private void groups(Map<String, Path> groups) {
        bubblewrap.emptyFolder("/groups");
        groups.forEach(
                (name, folder) -> bubblewrap.add("--bind", folder.toString(), "/groups/" + name));
        bubblewrap.closed("/groups", "/");
    }

    private BubblewrapCommand() {}
}
