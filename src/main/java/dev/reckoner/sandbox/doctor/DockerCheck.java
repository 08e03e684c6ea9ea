package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;
import dev.reckoner.task.Remedy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Checks whether a Docker-compatible engine answers, where its client is installed.
public final class DockerCheck {

    private static final String KIND = "docker";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> VERSION =
            List.of("docker", "version", "--format", "{{.Server.Version}}");

    /// @param environment says where the program is, and which engine it speaks to
    public static List<DoctorCheck> run(Map<String, String> environment)
            throws InterruptedException {
        var docker = new HostCommand(VERSION, HostEnvironment.DOCKER.of(environment)).run(LIMIT);
        if (docker.notFound()) {
            return List.of();
        }
        if (docker.timedOut()) {
            return List.of(
                    DoctorCheck.note(
                            KIND,
                            "engine",
                            docker.lastLine(),
                            new Remedy.ChangeMachine("restart the engine")));
        }
        return List.of(
                docker.succeeded()
                        ? DoctorCheck.pass(KIND, "engine", docker.output())
                        : DoctorCheck.note(
                                KIND,
                                "engine",
                                docker.lastLine(),
                                new Remedy.ChangeMachine("start it, or set DOCKER_HOST")));
    }

    private DockerCheck() {}
}
