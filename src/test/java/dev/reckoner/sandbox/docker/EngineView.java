package dev.reckoner.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;

import dev.reckoner.sandbox.docker.engine.ImageName;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// The engine as Testcontainers sees it, beside the sandbox that is tested.
final class EngineView {

    private static final long LOOKS = 500;
    private static final long BETWEEN_NANOS = 20_000_000;

    /// Where there is no engine a test fails, unless this variable says why that is so.
    static void skipWhereAsked() {
        String reason = System.getenv().getOrDefault("RECKONER_CI_WITHOUT_DOCKER", "");
        Assumptions.assumeTrue(reason.isBlank(), "left out as asked: " + reason);
    }

    private static DockerClient client() {
        return DockerClientFactory.lazyClient();
    }

    /// Those that this program, or a program it has started, has labelled.
    static List<Container> containers(String process) {
        return client().listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Owner.PROCESS, process))
                .exec();
    }

    static Set<String> own() {
        return containers(Owner.current().process()).stream()
                .map(Container::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Empty where the container has been removed meanwhile.
    static Optional<InspectContainerResponse> inspect(String id) {
        try {
            return Optional.of(client().inspectContainerCmd(id).exec());
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    static void remove(String id) {
        client().removeContainerCmd(id).withForce(true).exec();
    }

    /// Whether the engine comes to have none of these containers, in some seconds.
    static boolean comesToLack(Collection<String> ids) {
        return comesTrue(() -> ids.stream().noneMatch(id -> inspect(id).isPresent()));
    }

    /// Whether the engine comes to have no container of that process.
    static boolean comesToHaveNone(String process) {
        return comesTrue(() -> containers(process).isEmpty());
    }

    /// Whether the engine comes to run no container of that process. One that was never started may
    /// be left.
    static boolean comesToRunNone(String process) {
        return comesTrue(() ->
                containers(process).stream().allMatch(each -> "created".equals(each.getState())));
    }

    private static boolean comesTrue(BooleanSupplier fact) {
        for (int look = 0; look < LOOKS; look++) {
            if (fact.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return false;
    }

    /// A container of the same image that Testcontainers makes, with nothing of what hardens ours.
    static GenericContainer<?> plain(String... command) {
        return new GenericContainer<>(DockerImageName.parse(ImageName.OWN))
                .withImagePullPolicy(_ -> false)
                .withNetworkMode("none")
                .withCreateContainerCmdModifier(
                        container -> container.withEntrypoint(command).withUser("0:0"));
    }

    private EngineView() {}
}
