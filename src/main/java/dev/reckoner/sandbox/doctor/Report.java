package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.DoctorCheck.Status;

import java.util.ArrayList;
import java.util.List;

/// What `reckoner doctor` found, in the order tried.
public record Report(List<DoctorCheck> checks) {

    /// Checks of one backend, or of something else a run needs; each makes its own.
    @FunctionalInterface
    public interface Examination {
        List<DoctorCheck> run() throws InterruptedException;
    }

    public Report {
        checks = List.copyOf(checks);
    }

    public static Report of(List<Examination> examinations) throws InterruptedException {
        var checks = new ArrayList<DoctorCheck>();
        for (Examination examination : examinations) {
            checks.addAll(examination.run());
        }
        return new Report(checks);
    }

    /// Whether it was examined, and nothing it needs is missing.
    public boolean sound(String backend) {
        List<DoctorCheck> own =
                checks.stream().filter(check -> check.backend().equals(backend)).toList();
        return !own.isEmpty() && own.stream().noneMatch(check -> check.status() == Status.FAIL);
    }
}
