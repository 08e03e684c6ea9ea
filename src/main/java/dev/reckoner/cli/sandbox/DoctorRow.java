package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.sandbox.DoctorCheck;

import java.util.List;
import java.util.stream.Collectors;

/// A check as `reckoner doctor` shows it.
///
/// @param backend whose soundness it is about, or `model`
/// @param repair what to do about it; empty where nothing needs doing
record DoctorRow(
        String backend, String name, DoctorCheck.Status status, String found, String repair) {

    static DoctorRow of(DoctorCheck check) {
        return new DoctorRow(
                check.backend(),
                check.name(),
                check.status(),
                check.found(),
                check.remedies().stream()
                        .map(RemedyWords::of)
                        .collect(Collectors.joining("; or ")));
    }

    boolean hasFailed() {
        return status == DoctorCheck.Status.FAIL;
    }

    static List<DoctorRow> of(List<DoctorCheck> checks) {
        return checks.stream().map(DoctorRow::of).toList();
    }
}
