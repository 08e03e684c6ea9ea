package dev.reckoner.sandbox.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;

import dev.reckoner.sandbox.docker.engine.Engine;

import java.util.List;

/// Removes the containers of programs of this machine that have ended. An engine ends a container
/// with the connection to its input; this finds those that were never started, or whose engine was
/// stopped meanwhile.
final class Sweep {

    static void run(Engine engine) {
        List<Container> all =
                engine.ask(
                        "does not list its containers",
                        () ->
                                engine.client()
                                        .listContainersCmd()
                                        .withShowAll(true)
                                        .withLabelFilter(List.of(Owner.PROCESS))
                                        .exec());
        all.stream()
                .filter(container -> Owner.hasEnded(container.getLabels()))
                .forEach(container -> remove(engine, container.getId()));
    }

    private static void remove(Engine engine, String id) {
        try {
            engine.client().removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
        } catch (DockerException _) {
            return; // another program removes it as well
        }
    }

    private Sweep() {}
}
