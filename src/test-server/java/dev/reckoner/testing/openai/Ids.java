package dev.reckoner.testing.openai;

import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Names for what the server makes: unique in a server, and the same from run to run.
final class Ids {

    private final AtomicLong count = new AtomicLong();
    private final long salt;

    Ids(long seed) {
        salt = new SplittableRandom(seed).nextLong();
    }

    /// @param prefix such as `resp_`
    String next(String prefix) {
        long number = count.incrementAndGet();
        var hex = HexFormat.of();
        return prefix
                + hex.toHexDigits(new SplittableRandom(salt + number).nextLong())
                + hex.toHexDigits(salt ^ number);
    }
}
