package dev.reckoner.sandbox.host;

import dev.reckoner.text.Resource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The policy of `sandbox/seccomp.txt`, compiled to a classic BPF program for one architecture.
///
/// The kernel runs it on every system call of a session, over `struct seccomp_data`: the call's
/// number at 0, the architecture at 4, argument _n_ at 16 + 8 _n_. A call made for another
/// architecture ends the process.
public final class SeccompFilter {

    static final int ALLOW = 0x7fff0000;
    static final int KILL = 0x80000000;
    static final int ASK = 0x7fc00000;
    static final int DENY = 0x00050000 | 1;
    static final int ABSENT = 0x00050000 | 38;

    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int IF_ANY_BIT = 0x45;
    private static final int AND = 0x54;
    private static final int RETURN = 0x06;
    private static final int FIRST_UNKNOWN_CALL = 452;
    private static final int FIRST_X32_CALL = 0x40000000;

    private record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

    private final List<Instruction> program = new ArrayList<>();
    private final Architecture architecture;

    private SeccompFilter(Architecture architecture) {
        this.architecture = architecture;
    }

    /// The filter for a process of this machine that has no supervisor: it allows the calls that a
    /// supervisor would decide about.
    public static byte[] withoutSupervisor() {
        String policy =
                policy().lines()
                        .filter(line -> !line.startsWith("ask "))
                        .collect(Collectors.joining("\n"));
        return compile(policy, Architecture.ofThisMachine());
    }

    /// The policy of this build, for sessions that have a supervisor.
    public static String policy() {
        return Resource.text("sandbox/seccomp.txt");
    }

    /// @throws IllegalArgumentException at a line of the policy that cannot be read
    public static byte[] compile(String policy, Architecture architecture) {
        var filter = new SeccompFilter(architecture);
        filter.begin();
        SeccompRule.all(policy).forEach(filter::rule);
        filter.add(RETURN, 0, 0, ALLOW);
        return filter.bytes();
    }

    private void begin() {
        add(LOAD, 0, 0, 4);
        add(IF_EQUAL, 1, 0, architecture.audit());
        add(RETURN, 0, 0, KILL);
        add(LOAD, 0, 0, 0);
        add(IF_AT_LEAST, 0, 1, FIRST_X32_CALL);
        add(RETURN, 0, 0, KILL);
        add(IF_AT_LEAST, 0, 1, FIRST_UNKNOWN_CALL);
        add(RETURN, 0, 0, ABSENT);
    }

    private void rule(SeccompRule rule) {
        String number = rule.numbers().get(architecture.column());
        if (number.equals("-")) {
            return;
        }
        int action = action(rule.action());
        if (rule.conditions().isEmpty()) {
            add(IF_EQUAL, 0, 1, Integer.parseInt(number));
            add(RETURN, 0, 0, action);
            return;
        }
        int from = program.size();
        rule.conditions().forEach(condition -> condition(condition, action));
        add(LOAD, 0, 0, 0);
        program.add(
                from,
                new Instruction(IF_EQUAL, 0, program.size() - from, Integer.parseInt(number)));
    }

    private void condition(SeccompRule.Condition condition, int action) {
        add(LOAD, 0, 0, 16 + 8 * condition.argument());
        switch (condition.comparison()) {
            case EQUAL -> {
                add(AND, 0, 0, condition.mask());
                add(IF_EQUAL, 0, 1, condition.value());
            }
            case UNEQUAL -> add(IF_EQUAL, 1, 0, condition.value());
            case ANY_BIT -> add(IF_ANY_BIT, 0, 1, condition.value());
        }
        add(RETURN, 0, 0, action);
    }

    private static int action(SeccompRule.Action action) {
        return switch (action) {
            case DENY -> DENY;
            case ABSENT -> ABSENT;
            case ASK -> ASK;
        };
    }

    private void add(int code, int ifTrue, int ifFalse, int operand) {
        program.add(new Instruction(code, ifTrue, ifFalse, operand));
    }

    private byte[] bytes() {
        var bytes = ByteBuffer.allocate(8 * program.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (Instruction each : program) {
            bytes.putShort((short) each.code())
                    .put((byte) each.ifTrue())
                    .put((byte) each.ifFalse())
                    .putInt(each.operand());
        }
        return bytes.array();
    }
}
