package dev.reckoner.sandbox.local;

import dev.reckoner.sandbox.local.setup.PythonLibrary;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The command line of a box: bubblewrap with every namespace, and a read-only root of what the
/// library needs.
///
/// The supervisor keeps four capabilities, which count inside the box's user namespace only: to
/// give each session namespaces of its own, to take the capabilities from it, and to read its
/// memory use and end it.
final class BubblewrapCommand {

    private static final List<String> DEVICES =
            List.of("null", "zero", "full", "random", "urandom");
    private static final List<String> CAPABILITIES =
            List.of("CAP_SYS_ADMIN", "CAP_SETPCAP", "CAP_SYS_PTRACE", "CAP_KILL");
    private static final String INSIDE = "1000";

    /// The heap in large pages, see `huge_pages.py`. The thresholds are those glibc itself arrives
    /// at once a program has let go of a large array.
    private static final String LARGE_PAGES =
            "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=33554432"
                    + ":glibc.malloc.trim_threshold=67108864";

    /// What glibc asks the kernel before it uses large pages. No session sees them.
    private static final List<String> PAGES =
            Stream.of("enabled", "hpage_pmd_size")
                    .map("/sys/kernel/mm/transparent_hugepage/"::concat)
                    .toList();

    private static final String START =
            "import sys; sys.path[:0] = '/kernel/local/supervisor', '/kernel/local';"
                    + " import supervisor; supervisor.main()";

    private final List<String> words = new ArrayList<>();

    /// @param uid to become first, where this program runs as root
    /// @param groups folders of control groups that the box may write to, by name
    static List<String> of(
            PythonLibrary library, Path kernel, OptionalLong uid, Map<String, Path> groups) {
        var command = new BubblewrapCommand();
        uid.ifPresent(command::become);
        command.namespaces();
        command.root(library, kernel);
        command.groups(groups);
        command.add(library.interpreter().toString(), "-I", "-c", START);
        return List.copyOf(command.words);
    }

    private void become(long uid) {
        add("setpriv", "--reuid", "" + uid, "--regid", "" + uid, "--clear-groups");
        add("--inh-caps=-all", "--bounding-set=-all", "--");
    }

    private void namespaces() {
        add("bwrap", "--unshare-all", "--as-pid-1", "--die-with-parent", "--new-session");
        add("--uid", INSIDE, "--gid", INSIDE, "--hostname", "box");
        CAPABILITIES.forEach(capability -> add("--cap-add", capability));
        add("--clearenv", "--setenv", "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8");
        add("--setenv", "PYTHONDONTWRITEBYTECODE", "1", "--setenv", "GLIBC_TUNABLES", LARGE_PAGES);
        add("--setenv", "OPENBLAS_NUM_THREADS", "1", "--setenv", "OMP_NUM_THREADS", "1");
        add(
                "--setenv",
                "MALLOC_ARENA_MAX",
                "2",
                "--setenv",
                "MPLBACKEND",
                "agg",
                "--setenv",
                "MPLCONFIGDIR",
                "/tmp");
    }

    private void root(PythonLibrary library, Path kernel) {
        for (String link : List.of("lib", "lib64", "bin")) {
            if (Files.isSymbolicLink(Path.of("/", link))) {
                add("--symlink", "usr/" + link, "/" + link);
            }
        }
        bind(library.interpreter(), library.interpreter());
        library.needs().forEach(need -> bind(need, need));
        bind(library.site(), Path.of("/site"));
        bind(kernel, Path.of("/kernel"));
        add("--proc", "/proc", "--tmpfs", "/dev", "--tmpfs", "/sys");
        PAGES.forEach(setting -> add("--ro-bind-try", setting, setting));
        DEVICES.forEach(device -> add("--dev-bind", "/dev/" + device, "/dev/" + device));
        add("--symlink", "/tmp", "/dev/shm", "--dir", "/tmp", "--chdir", "/");
        add("--remount-ro", "/dev", "--remount-ro", "/sys");
    }

    private void groups(Map<String, Path> groups) {
        add("--tmpfs", "/groups");
        groups.forEach((name, folder) -> add("--bind", folder.toString(), "/groups/" + name));
        add("--remount-ro", "/groups", "--remount-ro", "/");
    }

    private void bind(Path source, Path target) {
        add("--ro-bind", source.toString(), target.toString());
    }

    private void add(String... more) {
        words.addAll(List.of(more));
    }

    private BubblewrapCommand() {}
}
