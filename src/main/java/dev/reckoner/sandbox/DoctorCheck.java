package dev.reckoner.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.reckoner.task.Remedy;

import java.util.List;

/// One check of `reckoner doctor`, and its result.
///
/// @param backend what was checked: `local`, `graalpy`, `docker`, `model`
/// @param found what the check saw, with numbers
/// @param remedies what to do about it; empty where nothing needs to be done
public record DoctorCheck(
        String backend, String name, Status status, String found, List<Remedy> remedies) {

    /// The result of a check.
    public enum Status {
        @JsonProperty("pass")
        PASS,
        /// The backend works without it, with one layer or one convenience less.
        @JsonProperty("note")
        NOTE,
        @JsonProperty("fail")
        FAIL
    }

    public DoctorCheck {
        remedies = List.copyOf(remedies);
    }

    public static DoctorCheck pass(String backend, String name, String found) {
        return new DoctorCheck(backend, name, Status.PASS, found, List.of());
    }

    public static DoctorCheck note(String backend, String name, String found, Remedy... remedies) {
        return new DoctorCheck(backend, name, Status.NOTE, found, List.of(remedies));
    }

    public static DoctorCheck fail(String backend, String name, String found, Remedy... remedies) {
        return new DoctorCheck(backend, name, Status.FAIL, found, List.of(remedies));
    }

    /// With the message and the remedies of what was thrown.
    public static DoctorCheck fail(String backend, String name, SandboxUnavailable cause) {
        return new DoctorCheck(
                backend, name, Status.FAIL, String.valueOf(cause.getMessage()), cause.remedies());
    }
}
