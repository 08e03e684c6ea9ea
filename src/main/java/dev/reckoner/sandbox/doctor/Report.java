package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.DoctorCheck.Status;

import java.util.ArrayList;
import java.util.List;

/// What `reckoner doctor` found, in the order of the checks.
public record Report(List<DoctorCheck> checks) {

    /// Makes the checks of one backend, or of something else that a run needs.
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

    /// Whether the backend was checked and none of its checks failed.
    public boolean sound(String backend) {
        List<DoctorCheck> own =
                checks.stream().filter(check -> check.backend().equals(backend)).toList();
        return !own.isEmpty() && own.stream().noneMatch(check -> check.status() == Status.FAIL);
    }
}
