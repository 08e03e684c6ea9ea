package dev.reckoner.sandbox.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;

import dev.reckoner.json.Json;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.docker.engine.Engine;
import dev.reckoner.sandbox.docker.engine.ImageName;
import dev.reckoner.sandbox.host.Architecture;
import dev.reckoner.task.Remedy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The image that `reckoner sandbox install --docker` has built for this version of the program.
///
/// @param id of the image itself: a name can be given to another image meanwhile
record SandboxImage(String id, Architecture architecture, Description description) {

    /// @throws SandboxUnavailable if the engine has none
    static SandboxImage of(Engine engine) {
        InspectImageResponse image =
                engine.ask(
                                "does not say what the image %s is".formatted(ImageName.OWN),
                                () -> inspect(engine))
                        .orElseThrow(() ->
                                new SandboxUnavailable(
                                        "no image %s at %s".formatted(ImageName.OWN, engine.host()),
                                        new Remedy.BuildImage()));
        Map<String, String> labels = labels(image);
        return new SandboxImage(
                String.valueOf(image.getId()),
                Architecture.named(String.valueOf(image.getArch())),
                new Description(
                        DockerSandbox.KIND,
                        labels.getOrDefault(ImageName.PYTHON, "unknown"),
                        libraries(labels.getOrDefault(ImageName.LIBRARIES, "{}"))));
    }

    private static Optional<InspectImageResponse> inspect(Engine engine) {
        try {
            return Optional.of(engine.client().inspectImageCmd(ImageName.OWN).exec());
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    private static Map<String, String> labels(InspectImageResponse image) {
        return Optional.ofNullable(image.getConfig())
                .flatMap(config -> Optional.ofNullable(config.getLabels()))
                .orElse(Map.of());
    }

    private static LinkedHashMap<String, String> libraries(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SandboxUnavailable(
                    "the image %s is damaged: its label %s is %s"
                            .formatted(ImageName.OWN, ImageName.LIBRARIES, json),
                    e,
                    new Remedy.BuildImage());
        }
    }
}
