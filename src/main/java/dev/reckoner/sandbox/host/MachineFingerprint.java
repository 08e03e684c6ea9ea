package dev.reckoner.sandbox.host;

import dev.reckoner.text.Sha256;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/// What isolation by namespaces rests on, as one short text: the boot of the machine, its kernel
/// and its settings, the rights of this process, and the programs that are used. The text is
/// different when any of it is.
public final class MachineFingerprint {

    private static final List<String> FILES =
            List.of(
                    "proc/sys/kernel/random/boot_id",
                    "proc/sys/kernel/osrelease",
                    "proc/sys/kernel/unprivileged_userns_clone",
                    "proc/sys/kernel/apparmor_restrict_unprivileged_userns",
                    "proc/sys/user/max_cgroup_namespaces",
                    "proc/sys/user/max_ipc_namespaces",
                    "proc/sys/user/max_mnt_namespaces",
                    "proc/sys/user/max_net_namespaces",
                    "proc/sys/user/max_pid_namespaces",
                    "proc/sys/user/max_user_namespaces",
                    "proc/sys/user/max_uts_namespaces",
                    "proc/self/uid_map",
                    "proc/self/attr/current");

    private static final String RIGHTS = "(Uid|Gid|CapBnd|NoNewPrivs|Seccomp):.*";

    /// @param programs names of programs on the `PATH`, or absolute paths
    public static String of(Map<String, String> environment, List<String> programs) {
        return of(Path.of("/"), environment, programs);
    }

    /// @param root of the file system with the kernel's settings
    static String of(Path root, Map<String, String> environment, List<String> programs) {
        var parts = new StringJoiner("\n");
        FILES.forEach(file -> parts.add(file + " " + content(root.resolve(file))));
        content(root.resolve("proc/self/status"))
                .lines()
                .filter(line -> line.matches(RIGHTS))
                .forEach(parts::add);
        programs.forEach(program -> parts.add(program + " " + found(program, environment)));
        return Sha256.of(parts.toString()).substring(0, 16);
    }

    private static String content(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            return "-";
        }
    }

    private static String found(String program, Map<String, String> environment) {
        return candidates(program, environment)
                .filter(Files::isExecutable)
                .findFirst()
                .flatMap(MachineFingerprint::version)
                .orElse("-");
    }

    private static Stream<Path> candidates(String program, Map<String, String> environment) {
        String[] folders = environment.getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of(folders).map(folder -> Path.of(folder).resolve(program));
    }

    private static Optional<String> version(Path program) {
        try {
            var file = Files.readAttributes(program, BasicFileAttributes.class);
            return Optional.of(
                    String.join(
                            " ",
                            program.toString(),
                            Long.toString(file.size()),
                            file.lastModifiedTime().toString(),
                            String.valueOf(file.fileKey())));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private MachineFingerprint() {}
}
