package dev.reckoner.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/// One thing `reckoner doctor` has tried, and what came of it.
///
/// @param backend whose soundness it is about: `local`, `graalpy`, `docker`, `model`
/// @param found what was seen, with figures
/// @param repair what to do about it; empty where nothing needs doing
public record Check(String backend, String name, Status status, String found, String repair) {

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

    public static Check pass(String backend, String name, String found) {
        return new Check(backend, name, Status.PASS, found, "");
    }

    public static Check note(String backend, String name, String found, String repair) {
        return new Check(backend, name, Status.NOTE, found, repair);
    }

    public static Check fail(String backend, String name, String found, String repair) {
        return new Check(backend, name, Status.FAIL, found, repair);
    }
}
