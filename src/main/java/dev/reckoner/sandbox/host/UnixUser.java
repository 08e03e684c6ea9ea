package dev.reckoner.sandbox.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// The user this program runs as, and user ids it can give to a sandbox.
public final class UnixUser {

    private static final Path SELF = Path.of("/proc/self");
    private static final long FIRST = 2_000_000_000L;
    private static final int COUNT = 1 << 20;
    private static final int SMALL_FIRST = 61_184;
    private static final int SMALL_COUNT = 4_000;
    private static final int UNKNOWN = -1;

    public static boolean isRoot() {
        return id() == 0;
    }

    /// The user id of this program; -1 where there is none.
    public static int id() {
        try {
            return (int) Files.getAttribute(SELF, "unix:uid");
        } catch (IOException | UnsupportedOperationException _) {
            return UNKNOWN;
        }
    }

    /// A user id that no account has, for one sandbox. It is a small one in a container that has
    /// few ids.
    public static long unusedId(Random chance) throws IOException {
        for (String line : Files.readAllLines(SELF.resolve("uid_map"))) {
            String[] words = line.strip().split("\\s+");
            if (Long.parseLong(words[0]) + Long.parseLong(words[2]) >= FIRST + COUNT) {
                return FIRST + chance.nextInt(COUNT);
            }
        }
        return (long) SMALL_FIRST + chance.nextInt(SMALL_COUNT);
    }

    private UnixUser() {}
}
