package dev.reckoner.testing.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// OpenAI's own Python client takes what the server says for what the API says.
///
/// The checks are in `src/test/python/check_openai.py`; the Python to run them with is made by
/// `.ci/run` and found in the variable `RECKONER_CI_VENV`.
class PythonSdkIT {

    @Test
    void thePythonSdkAcceptsWhatTheServerSpeaks() throws Exception {
        String venv = System.getenv("RECKONER_CI_VENV");
        assumeTrue(
                venv != null,
                "RECKONER_CI_VENV is not set: no Python with the openai package; .ci/run makes"
                    + " one");
        try (var server = OpenAiServer.scripted(new SdkScript()).key("sk-check").start()) {
            var process =
                    new ProcessBuilder(
                                    Path.of(venv, "bin", "python").toString(),
                                    "src/test/python/check_openai.py",
                                    server.url(),
                                    "sk-check")
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(said).isZero();
        }
    }
}
