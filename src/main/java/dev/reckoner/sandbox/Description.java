package dev.reckoner.sandbox;

import java.util.SequencedMap;

/// What a sandbox is.
///
/// @param kind `graalpy`, `local` or `docker`
/// @param python the version of Python, such as `3.12.8`
/// @param libraries what can be imported beside the standard library, by name, with versions
public record Description(String kind, String python, SequencedMap<String, String> libraries) {

    /// What other Pythons can do and this one cannot, as a sentence for the model; empty if
    /// nothing.
    public String lacks() {
        return kind.equals("graalpy")
                ? "Threads, processes and libraries in C, such as NumPy, are missing."
                : "";
    }
}
