package dev.reckoner.testing.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// OpenAI's own clients take what the server says for what the API says.
///
/// The checks are programs of their own, `src/test/python/check_openai.py` and
/// `src/test/sdk/CheckOpenAi.java`; what they need `.ci/run` installs and names in variables.
class SdkIT {

    @Test
    void thePythonSdkAcceptsWhatTheServerSpeaks() throws Exception {
        String venv = named("RECKONER_CI_VENV", "a Python with the openai package");

        accepts(Path.of(venv, "bin", "python").toString(), "src/test/python/check_openai.py");
    }

    @Test
    void theJavaSdkAcceptsWhatTheServerSpeaks() throws Exception {
        String jars = named("RECKONER_CI_SDK", "the jars of openai-java");

        accepts(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(jars, "*").toString(),
                "src/test/sdk/CheckOpenAi.java");
    }

    private static String named(String variable, String what) {
        String value = System.getenv(variable);
        assumeTrue(
                value != null,
                variable + " is not set: it names " + what + ", which .ci/run installs");
        return value;
    }

    private static void accepts(String... command) throws IOException, InterruptedException {
        try (var server = OpenAiServer.scripted(new SdkScript()).key("sk-check").start()) {
            List<String> all = new ArrayList<>(List.of(command));
            all.add(server.url());
            all.add("sk-check");
            var process = new ProcessBuilder(all).redirectErrorStream(true).start();
            byte[] said = process.getInputStream().readAllBytes();

            assertThat(process.waitFor()).as(new String(said, StandardCharsets.UTF_8)).isZero();
        }
    }
}
