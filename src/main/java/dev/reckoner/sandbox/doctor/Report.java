package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.Check;
import dev.reckoner.sandbox.Check.Status;

import java.util.ArrayList;
import java.util.List;

/// What `reckoner doctor` found, in the order tried.
public record Report(List<Check> checks) {

    /// Checks of one backend, or of something else a run needs; each makes its own.
    @FunctionalInterface
    public interface Examination {
        List<Check> run() throws InterruptedException;
    }

    public Report {
        checks = List.copyOf(checks);
    }

    public static Report of(List<Examination> examinations) throws InterruptedException {
        var checks = new ArrayList<Check>();
        for (Examination examination : examinations) {
            checks.addAll(examination.run());
        }
        return new Report(checks);
    }

    /// Whether it was examined, and nothing it needs is missing.
    public boolean sound(String backend) {
        List<Check> own = checks.stream().filter(check -> check.backend().equals(backend)).toList();
        return !own.isEmpty() && own.stream().noneMatch(check -> check.status() == Status.FAIL);
    }
}
