package dev.reckoner.sandbox.escape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What attacks try to change of the host's kernel.
///
/// @param modules loaded into it
record KernelState(String modules, String swaps, String next, String domain, String name) {

    private static final String GROUP = "reckoner-canary";
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    static KernelState now() {
        return new KernelState(
                HostProcesses.text(Path.of("/proc/modules")).replaceAll("(?m) .*", ""),
                HostProcesses.text(Path.of("/proc/swaps")).replaceAll("\\s+", " "),
                HostProcesses.text(Path.of("/sys/kernel/kexec_loaded")),
                HostProcesses.text(Path.of("/proc/sys/kernel/domainname")),
                HostProcesses.text(Path.of("/proc/sys/kernel/hostname")));
    }

    /// What differs now.
    List<String> changes() {
        var now = now();
        var found = new ArrayList<String>();
        if (!modules.contains(now.modules)) {
            found.add("its modules");
        }
        if (!swaps.equals(now.swaps)) {
            found.add("its swap files");
        }
        if (!next.equals(now.next)) {
            found.add("the kernel that is started next");
        }
        if (!domain.equals(now.domain) || !name.equals(now.name)) {
            found.add("the name of the machine");
        }
        if (Files.exists(GROUPS.resolve(GROUP)) || inHierarchy()) {
            found.add("its control groups");
        }
        return found;
    }

    private static boolean inHierarchy() {
        try (var hierarchies = Files.newDirectoryStream(GROUPS)) {
            for (Path hierarchy : hierarchies) {
                if (Files.exists(hierarchy.resolve(GROUP))) {
                    return true;
                }
            }
        } catch (IOException _) {
            return false;
        }
        return false;
    }
}
