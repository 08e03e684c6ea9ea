package dev.reckoner.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A process, in the one line of a lock file. The time of its start tells it from a later process
/// with the same number.
///
/// @param started `-` if the system does not say
record LockHolder(long pid, String host, String started) {

    static LockHolder self() {
        var process = ProcessHandle.current();
        return new LockHolder(process.pid(), thisHost(), started(process));
    }

    /// Empty if the file is missing, is empty, or is not such a line.
    static Optional<LockHolder> of(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            return words.length == 3 && words[0].matches("\\d{1,18}")
                    ? Optional.of(new LockHolder(Long.parseLong(words[0]), words[1], words[2]))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    String line() {
        return pid + " " + host + " " + started + "\n";
    }

    /// Whether the process runs. One of another machine counts as running, because nobody can look.
    boolean isAlive() {
        if (!host.equals(thisHost())) {
            return true;
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process).equals(started))
                .isPresent();
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("-");
    }

    private static String thisHost() {
        return ThisHost.NAME;
    }

    private static final class ThisHost {

        static final String NAME = name();

        private static String name() {
            try {
                return InetAddress.getLocalHost().getHostName().replace(' ', '-');
            } catch (UnknownHostException _) {
                return "localhost";
            }
        }
    }
}
