package dev.reckoner.sandbox.graalpy.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;

/// The old generation of the heap. Where it stays full after a collection, the JVM would collect
/// garbage for minutes before it reported that memory is used up.
final class Memory {

    private static final double FULL = 0.93;

    private final MemoryPoolMXBean old;

    static Memory ofThisProcess() {
        var largest =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
                        .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
                        .orElseThrow();
        return new Memory(largest);
    }

    private Memory(MemoryPoolMXBean old) {
        this.old = old;
        old.setCollectionUsageThreshold((long) (old.getUsage().getMax() * FULL));
    }

    boolean usedUp() {
        return old.isCollectionUsageThresholdExceeded();
    }
}
