package dev.reckoner.sandbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.task.Remedy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A script takes the place of Docker's client.
@DisabledOnOs(OS.WINDOWS)
class DockerCheckTest {

    @TempDir private Path folder;

    private List<DoctorCheck> run(String script) throws IOException, InterruptedException {
        Path docker = Files.writeString(folder.resolve("docker"), "#!/bin/sh\n" + script);
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        return DockerCheck.run(environment());
    }

    private Map<String, String> environment() {
        return Map.of(
                "PATH",
                folder + ":/usr/bin:/bin",
                "DOCKER_HOST",
                "unix:///run/engine.sock",
                "OPENAI_API_KEY",
                "sk-secret",
                "DOCKER_PASSWORD",
                "secret");
    }

    @Test
    void theVersionOfTheEngineIsTold() throws IOException, InterruptedException {
        assertThat(run("echo 28.1.0"))
                .containsExactly(DoctorCheck.pass("docker", "engine", "28.1.0"));
    }

    @Test
    void whatTheClientComplainsOfIsTold() throws IOException, InterruptedException {
        assertThat(run("echo; echo cannot connect >&2; exit 1"))
                .containsExactly(
                        DoctorCheck.note(
                                "docker",
                                "engine",
                                "cannot connect",
                                new Remedy.ChangeMachine("start it, or set DOCKER_HOST")));
    }

    @Test
    void withoutAClientThereIsNothingToTell() throws InterruptedException {
        assertThat(DockerCheck.run(Map.of("PATH", folder.toString()))).isEmpty();
    }

    @Test
    void theClientIsToldItsEngineAndNoSecret() throws IOException, InterruptedException {
        var seen = folder.resolve("seen");

        run("env > '" + seen + "'; echo 28.1.0");

        assertThat(Files.readString(seen))
                .contains("DOCKER_HOST=unix:///run/engine.sock")
                .doesNotContain("secret");
    }
}
