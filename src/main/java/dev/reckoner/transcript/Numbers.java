package dev.reckoner.transcript;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/// Numbers as people read them.
public final class Numbers {

    private static final BigDecimal SMALLEST_SHOWN = new BigDecimal("0.0001");

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String counted(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String money(@Nullable BigDecimal usd) {
        if (usd == null) {
            return "no price known";
        }
        if (usd.signum() > 0 && usd.compareTo(SMALLEST_SHOWN) < 0) {
            return "< $0.0001";
        }
        return usd.signum() == 0
                ? "$0"
                : "$" + usd.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    /// @param replayed whether it was paid when the replies were recorded
    public static String money(@Nullable BigDecimal usd, boolean replayed) {
        return money(usd) + (replayed && usd != null ? " when recorded" : "");
    }

    public static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(time.toMillis() / 100.0) / 10);
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    /// A limit the way it was given: `30 s`, `0.5 s`.
    static String limit(Duration limit) {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    public static String bytes(long bytes) {
        if (bytes < 1 << 20) {
            return count((bytes + 1023) >> 10) + " KiB";
        }
        return bytes % (1 << 30) == 0 ? count(bytes >> 30) + " GiB" : count(bytes >> 20) + " MiB";
    }

    static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }

    private Numbers() {}
}
