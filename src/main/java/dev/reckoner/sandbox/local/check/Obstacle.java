package dev.reckoner.sandbox.local.check;

import dev.reckoner.task.Remedy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A setting that may keep programs of a machine from making namespaces, and how to change it.
///
/// @param file a setting of the kernel, or a file whose presence matters
/// @param value the one that prevents namespaces; empty where the file's presence is enough
record Obstacle(String file, String value, String repair) {

    private static final String APPARMOR =
            "AppArmor keeps programs from making user namespaces (Ubuntu 23.10 and later). As root"
                + " write to /etc/apparmor.d/bwrap: `abi <abi/4.0>, include <tunables/global>"
                + " profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }` and run: systemctl"
                + " reload apparmor";

    /// @param root of the file system to look into
    static List<Remedy> remediesOfFirst(Path root) {
        return Stream.of(
                        new Obstacle(
                                "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
                                "1",
                                APPARMOR),
                        new Obstacle(
                                "/proc/sys/kernel/unprivileged_userns_clone",
                                "0",
                                "user namespaces are off; as root run: sysctl -w"
                                        + " kernel.unprivileged_userns_clone=1"),
                        new Obstacle(
                                "/proc/sys/user/max_user_namespaces",
                                "0",
                                "user namespaces are off; as root run: sysctl -w"
                                        + " user.max_user_namespaces=15000"),
                        inContainer("/.dockerenv"),
                        inContainer("/run/.containerenv"))
                .filter(obstacle -> obstacle.isThere(root))
                .map(Obstacle::remedies)
                .findFirst()
                .orElse(List.of(new Remedy.UseGraalPy()));
    }

    private static Obstacle inContainer(String mark) {
        return new Obstacle(
                mark,
                "",
                "this is a container, whose filter forbids namespaces; run it with --security-opt"
                        + " seccomp=unconfined --security-opt apparmor=unconfined");
    }

    private List<Remedy> remedies() {
        return List.of(new Remedy.ChangeMachine(repair), new Remedy.UseGraalPy());
    }

    private boolean isThere(Path root) {
        Path path = root.resolve(file.substring(1));
        return value.isEmpty() ? Files.exists(path) : content(path).equals(Optional.of(value));
    }

    private static Optional<String> content(Path path) {
        try {
            return Optional.of(Files.readString(path).strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
