package dev.reckoner.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

/// What is passed on of an environment with variables of every kind, also secrets.
class HostEnvironmentTest {

    private static final Map<String, String> PLAIN =
            Map.of("PATH", "/usr/bin", "HOME", "/home/ada", "LC_TIME", "C", "TMPDIR", "/scratch");

    private static final Map<String, String> FOR_PIP =
            Map.of("PIP_INDEX_URL", "a", "https_proxy", "b", "NO_PROXY", "c", "SSL_CERT_FILE", "d");

    private static final Map<String, String> SECRETS =
            Map.of(
                    "OPENAI_API_KEY", "sk-1",
                    "RECKONER_API_KEY", "sk-2",
                    "AWS_SECRET_ACCESS_KEY", "3",
                    "GITHUB_TOKEN", "4",
                    "DOCKER_PASSWORD", "5",
                    "PYTHONPATH", "/elsewhere",
                    "LD_PRELOAD", "/elsewhere.so",
                    "PATH_OF_THE_KEY", "6");

    private static final Map<String, String> ALL = union(PLAIN, FOR_PIP, SECRETS);

    @SafeVarargs
    private static Map<String, String> union(Map<String, String>... maps) {
        var all = new TreeMap<String, String>();
        for (var each : maps) {
            all.putAll(each);
        }
        return all;
    }

    @Test
    void anyProgramGetsItsPathHomeLanguageAndScratchFolder() {
        assertThat(HostEnvironment.PLAIN.of(ALL)).isEqualTo(PLAIN);
    }

    @Test
    void pipAlsoGetsItsIndexProxyAndCertificates() {
        assertThat(HostEnvironment.PIP.of(ALL)).isEqualTo(union(PLAIN, FOR_PIP));
    }

    @Test
    void bubblewrapGetsThePathOnly() {
        assertThat(HostEnvironment.SANDBOX.of(ALL)).isEqualTo(Map.of("PATH", "/usr/bin"));
    }

    @Test
    void aWorkerGetsNothing() {
        assertThat(HostEnvironment.WORKER.of(ALL)).isEmpty();
    }
}
