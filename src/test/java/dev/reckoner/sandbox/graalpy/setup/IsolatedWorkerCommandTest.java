package dev.reckoner.sandbox.graalpy.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

class IsolatedWorkerCommandTest {

    private static final List<String> JAVA = List.of("/opt/jdk/bin/java", "-version");

    private static String words(OptionalLong uid) {
        var readable = List.of(Path.of("/opt/jdk"), Path.of("/srv/cache/library"));
        var command =
                new IsolatedWorkerCommand(
                        Path.of("/usr/bin/bwrap"),
                        readable,
                        Map.of(Path.of("/lib"), Path.of("usr/lib")),
                        Path.of("/cache/filter"),
                        uid);
        return " "
                + String.join(" ", command.running(JAVA, Path.of("/srv/cache/library/empty")))
                + " ";
    }

    private static final String OF_ROOT = words(OptionalLong.of(2_000_000_007L));
    private static final String OF_A_USER = words(OptionalLong.empty());

    @ParameterizedTest
    @CsvSource({
        "exec \"$@\" 3<\"$0\" /cache/filter /usr/bin/bwrap, has the filter as descriptor 3",
        "--seccomp 3, and is filtered by it",
        "--die-with-parent, dies with the thread that started it",
        "--new-session, has no terminal to type into",
        "--clearenv, has no environment",
        "--ro-bind /opt/jdk /opt/jdk, reads the JDK",
        "--ro-bind /srv/cache/library /srv/cache/library, reads the library",
        "--perms 0755 --dir /srv, makes folders above it that all users may enter",
        "--symlink usr/lib /lib, finds shared objects where they are named",
        "--proc /proc, sees its own processes",
        "--remount-ro /, writes nowhere",
        "--chdir /srv/cache/library/empty, starts in an empty folder"
    })
    void everyCommand(String words, String because) {
        assertThat(OF_ROOT).as(because).contains(" " + words + " ");
        assertThat(OF_A_USER).as(because).contains(" " + words + " ");
    }

    @Test
    void aUsersCommandMakesAllNamespaces() {
        assertThat(OF_A_USER)
                .contains(" --unshare-all ")
                .doesNotContain("--share-net", "setpriv", "--cap-add")
                .endsWith(" -- /opt/jdk/bin/java -version ");
    }

    @Test
    void rootsCommandBecomesAnotherUserAfterAllIsBound() {
        assertThat(OF_ROOT)
                .contains(
                        " --unshare-net ", " --unshare-pid ", " --unshare-ipc ", " --unshare-uts ")
                .endsWith(
                        " -- /usr/bin/setpriv --reuid 2000000007 --regid 2000000007 --clear-groups"
                                + " --inh-caps=-all --bounding-set=-all --no-new-privs --"
                                + " /opt/jdk/bin/java -version ");
    }

    @Test
    void onlyNamedFoldersOfTheHostAreBound() {
        for (var command : List.of(OF_ROOT, OF_A_USER)) {
            assertThat(command)
                    .doesNotContain(" --bind ", " --ro-bind / ", "/etc", "/home", "/sys");
        }
    }
}
