package dev.reckoner.sandbox.host;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which variables of this program's environment a host program is given. A variable whose name is
/// not on the list is not passed on, so that no key or token that a shell has exported reaches a
/// program that does not need it.
///
/// A star at the end of a name matches any rest. Upper and lower case are equal.
public enum HostEnvironment {

    /// For a program that needs to know its path, its user and its language.
    PLAIN(),

    /// For a pip: also where packages come from, by which proxy and under which certificates.
    PIP(
            "PIP_*",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "NO_PROXY",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "NETRC",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CONFIG_DIRS"),

    /// For what starts a sandbox: only the path of programs. The sandbox itself gets none of it.
    SANDBOX {
        @Override
        Stream<String> names() {
            return Stream.of("PATH");
        }
    },

    /// For a worker JVM: nothing, except what every program on Windows needs to start.
    WORKER {
        @Override
        Stream<String> names() {
            return Stream.of("SYSTEMROOT");
        }
    };

    /// The second half is what programs on Windows need to start.
    private static final String[] EVERY_PROGRAM = {
        "PATH",
        "HOME",
        "USER",
        "LOGNAME",
        "TMPDIR",
        "LANG",
        "LANGUAGE",
        "LC_*",
        "SYSTEMROOT",
        "SYSTEMDRIVE",
        "WINDIR",
        "COMSPEC",
        "PATHEXT",
        "TEMP",
        "TMP",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "PROGRAMDATA"
    };

    private final Set<String> more;

    HostEnvironment(String... more) {
        this.more = Set.of(more);
    }

    Stream<String> names() {
        return Stream.concat(Arrays.stream(EVERY_PROGRAM), more.stream());
    }

    /// The part of an environment that is passed on.
    public Map<String, String> of(Map<String, String> environment) {
        var given = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (allows(name.toUpperCase(Locale.ROOT))) {
                given.put(name, value);
            }
        });
        return Map.copyOf(given);
    }

    private boolean allows(String name) {
        return names().anyMatch(listed ->
                listed.endsWith("*")
                        ? name.startsWith(listed.substring(0, listed.length() - 1))
                        : name.equals(listed));
    }
}
