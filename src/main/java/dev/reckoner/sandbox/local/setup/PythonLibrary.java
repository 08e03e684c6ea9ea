package dev.reckoner.sandbox.local.setup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.reckoner.json.Json;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.IoReason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `reckoner sandbox install` has made: a folder of libraries, and which Python and which
/// files of this machine they need.
///
/// @param interpreter without symbolic links
/// @param version of the interpreter, `3.11.2`
/// @param needs files and folders of the host that it reads, the shared objects of the libraries
///   among them
/// @param site the folder of the libraries
/// @param libraries versions by name
@JsonIgnoreProperties(ignoreUnknown = true)
public record PythonLibrary(
        Path interpreter,
        String version,
        List<Path> needs,
        Path site,
        LinkedHashMap<String, String> libraries) {

    public static final String DESCRIPTION = "library.json";

    public PythonLibrary {
        needs = List.copyOf(needs);
    }

    /// The first that is whole.
    public static PythonLibrary find(LocalCache folder) {
        List<Path> descriptions = folder.descriptions();
        if (descriptions.isEmpty()) {
            throw new SandboxUnavailable(
                    "no Python library for the local sandbox under " + folder.own(),
                    new Remedy.InstallLibrary());
        }
        return all(folder).findFirst().orElseGet(() -> read(descriptions.getFirst()));
    }

    /// Those that are whole, in the order in which they are considered.
    public static Stream<PythonLibrary> all(LocalCache folder) {
        return folder.descriptions().stream().flatMap(each -> whole(each).stream());
    }

    static Optional<PythonLibrary> whole(Path description) {
        try {
            return Optional.of(read(description));
        } catch (SandboxUnavailable _) {
            return Optional.empty();
        }
    }

    static PythonLibrary read(Path description) {
        try {
            PythonLibrary library =
                    Json.MAPPER.readValue(description.toFile(), PythonLibrary.class);
            if (Files.isDirectory(library.site) && Files.isExecutable(library.interpreter)) {
                return library;
            }
            throw new SandboxUnavailable(
                    "the library of the local sandbox is damaged: "
                            + library.site
                            + " or "
                            + library.interpreter
                            + " is missing",
                    new Remedy.InstallLibrary());
        } catch (IOException e) {
            throw new SandboxUnavailable(
                    description + " cannot be read: " + IoReason.of(e),
                    e,
                    new Remedy.InstallLibrary());
        }
    }

    /// One line for people: `Python 3.11.2 with numpy 2.1.3, sympy 1.13.3 in /var/cache/…`.
    public String summary() {
        String names =
                libraries.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "));
        return "Python " + version + " with " + names + " in " + site;
    }
}
