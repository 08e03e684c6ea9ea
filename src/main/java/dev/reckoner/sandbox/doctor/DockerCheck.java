package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.Check;
import dev.reckoner.task.Remedy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whether a Docker-compatible engine answers.
public final class DockerCheck {

    private static final String KIND = "docker";
    private static final int SECONDS = 10;

    public static List<Check> run() throws InterruptedException {
        try {
            Process docker =
                    new ProcessBuilder("docker", "version", "--format", "{{.Server.Version}}")
                            .redirectErrorStream(true)
                            .start();
            if (!docker.waitFor(SECONDS, TimeUnit.SECONDS)) {
                docker.destroyForcibly();
                return List.of(
                        Check.fail(
                                KIND,
                                "engine",
                                "no answer within " + SECONDS + " s",
                                new Remedy.ChangeMachine("restart the engine")));
            }
            String said =
                    new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            String line = said.substring(said.lastIndexOf('\n') + 1);
            return List.of(
                    docker.exitValue() == 0
                            ? Check.pass(KIND, "engine", line)
                            : Check.fail(
                                    KIND,
                                    "engine",
                                    line,
                                    new Remedy.ChangeMachine("start it, or set DOCKER_HOST")));
        } catch (IOException _) {
            return List.of(
                    Check.fail(
                            KIND,
                            "engine",
                            "no docker command",
                            new Remedy.ChangeMachine("install docker or podman-docker")));
        }
    }

    private DockerCheck() {}
}
