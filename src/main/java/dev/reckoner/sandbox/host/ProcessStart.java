package dev.reckoner.sandbox.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// When a process started. With its number, this names a process of this machine for as long as the
/// machine runs.
///
/// On Linux it is the kernel's count since the boot. The time that Java tells is not the same in
/// every program: Java adds that count to the time of the boot, which the kernel computes anew
/// whenever the clock is set.
public final class ProcessStart {

    /// The field is the 22nd; the name of the program, which may hold anything, is the second.
    private static final int AFTER_NAME = 22 - 3;

    /// 0 where it is not known.
    public static long of(ProcessHandle process) {
        try {
            Path stat = Path.of("/proc/" + process.pid() + "/stat");
            String fields = Files.readString(stat, StandardCharsets.ISO_8859_1);
            String[] afterName = fields.substring(fields.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(afterName[AFTER_NAME]);
        } catch (IOException _) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
    }

    private ProcessStart() {}
}
