package dev.reckoner.cli;

import dev.reckoner.sandbox.Check;

import java.util.List;
import java.util.stream.Collectors;

/// A check as `reckoner doctor` shows it.
///
/// @param backend whose soundness it is about, or `model`
/// @param repair what to do about it; empty where nothing needs doing
record DoctorRow(String backend, String name, Check.Status status, String found, String repair) {

    static DoctorRow of(Check check) {
        return new DoctorRow(
                check.backend(),
                check.name(),
                check.status(),
                check.found(),
                check.remedies().stream()
                        .map(RemedyWords::of)
                        .collect(Collectors.joining("; or ")));
    }

    static List<DoctorRow> of(List<Check> checks) {
        return checks.stream().map(DoctorRow::of).toList();
    }
}
