package dev.reckoner.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.reckoner.task.Remedy;

import java.util.List;

/// One thing `reckoner doctor` has tried, and what came of it.
///
/// @param backend whose soundness it is about: `local`, `graalpy`, `docker`, `model`
/// @param found what was seen, with figures
/// @param remedies what to do about it; empty where nothing needs doing
public record Check(
        String backend, String name, Status status, String found, List<Remedy> remedies) {

    /// How it went.
    public enum Status {
        @JsonProperty("pass")
        PASS,
        /// The backend works without it, with one layer or one convenience less.
        @JsonProperty("note")
        NOTE,
        @JsonProperty("fail")
        FAIL
    }

    public Check {
        remedies = List.copyOf(remedies);
    }

    public static Check pass(String backend, String name, String found) {
        return new Check(backend, name, Status.PASS, found, List.of());
    }

    public static Check note(String backend, String name, String found, Remedy... remedies) {
        return new Check(backend, name, Status.NOTE, found, List.of(remedies));
    }

    public static Check fail(String backend, String name, String found, Remedy... remedies) {
        return new Check(backend, name, Status.FAIL, found, List.of(remedies));
    }
}
