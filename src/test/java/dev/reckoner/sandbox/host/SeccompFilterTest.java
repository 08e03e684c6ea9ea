package dev.reckoner.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The kernel's interpreter of classic BPF, as far as the filter uses it, decides calls as the
/// kernel would.
class SeccompFilterTest {

    private static final String POLICY = SeccompFilter.policy();

    private static int decide(Architecture architecture, int audit, int call, long... arguments) {
        var program =
                ByteBuffer.wrap(SeccompFilter.compile(POLICY, architecture))
                        .order(ByteOrder.LITTLE_ENDIAN);
        var data =
                ByteBuffer.allocate(64)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(call)
                        .putInt(audit)
                        .putLong(0);
        for (long argument : arguments) {
            data.putLong(argument);
        }
        int accumulator = 0;
        int at = 0;
        while (true) {
            int code = program.getShort(8 * at);
            int ifTrue = Byte.toUnsignedInt(program.get(8 * at + 2));
            int ifFalse = Byte.toUnsignedInt(program.get(8 * at + 3));
            int operand = program.getInt(8 * at + 4);
            at++;
            switch (code) {
                case 0x20 -> accumulator = data.getInt(operand);
                case 0x15 -> at += accumulator == operand ? ifTrue : ifFalse;
                case 0x35 ->
                        at += Integer.compareUnsigned(accumulator, operand) >= 0 ? ifTrue : ifFalse;
                case 0x45 -> at += (accumulator & operand) != 0 ? ifTrue : ifFalse;
                case 0x54 -> accumulator &= operand;
                case 0x06 -> {
                    return operand;
                }
                default -> throw new AssertionError("instruction " + Integer.toHexString(code));
            }
        }
    }

    private static String named(int decision) {
        return switch (decision) {
            case SeccompFilter.ALLOW -> "allow";
            case SeccompFilter.ASK -> "ask";
            case SeccompFilter.DENY -> "deny";
            case SeccompFilter.ABSENT -> "absent";
            case SeccompFilter.KILL -> "kill";
            default -> Integer.toHexString(decision);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "read, 0, 63, 0, 0, allow",
        "openat, 257, 56, 0, 0, allow",
        "ptrace, 101, 117, 0, 0, deny",
        "socket, 41, 198, 1, 1, deny",
        "socketpair, 53, 199, 1, 1, allow",
        "mount, 165, 40, 0, 0, deny",
        "bpf, 321, 280, 0, 0, deny",
        "clone of a thread, 56, 220, 0x3d0f00, 0, allow",
        "clone with CLONE_NEWUSER, 56, 220, 0x10000011, 0, deny",
        "clone with CLONE_NEWNS, 56, 220, 0x20011, 0, deny",
        "clone3, 435, 435, 0, 0, absent",
        "io_uring_setup, 425, 425, 0, 0, absent",
        "prlimit of oneself, 302, 261, 0, 0, allow",
        "prlimit of another, 302, 261, 7, 0, deny",
        "fcntl F_GETFD, 72, 25, 3, 1, allow",
        "fcntl F_SETOWN, 72, 25, 3, 8, deny",
        "fcntl F_SETSIG, 72, 25, 3, 10, deny",
        "ioctl TCGETS, 16, 29, 1, 0x5401, allow",
        "ioctl FIOSETOWN, 16, 29, 1, 0x8901, deny",
        "setpriority of oneself, 141, 140, 0, 0, allow",
        "setpriority of another, 141, 140, 0, 9, deny",
        "setpriority of a user, 141, 140, 2, 0, deny",
        "vmsplice, 278, 75, 0, 0, deny",
        "kill, 62, 129, 7, 9, ask",
        "tgkill, 234, 131, 7, 7, ask",
        "a call of the future, 470, 470, 0, 0, absent"
    })
    void decidesAlikeOnBothProcessors(
            String name, int x86, int arm, String first, String second, String decision) {
        long[] arguments = {Long.decode(first), Long.decode(second), 0, 0, 0, 0};
        assertThat(named(decide(Architecture.X86_64, 0xc000003e, x86, arguments)))
                .as(name)
                .isEqualTo(decision);
        assertThat(named(decide(Architecture.AARCH64, 0xc00000b7, arm, arguments)))
                .as(name)
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({
        "setsockopt SO_SNDBUF, 54, 208, 7, 0, deny",
        "setsockopt SO_LINGER, 54, 208, 13, 0, allow",
        "mmap MAP_PRIVATE MAP_ANONYMOUS, 9, 222, 0, 0x22, allow",
        "mmap MAP_SHARED of a file, 9, 222, 0, 0x1, allow",
        "mmap MAP_SHARED MAP_ANONYMOUS, 9, 222, 0, 0x21, deny",
        "mmap MAP_SHARED MAP_ANONYMOUS MAP_NORESERVE, 9, 222, 0, 0x4021, deny",
        "mmap MAP_PRIVATE MAP_ANONYMOUS MAP_HUGETLB, 9, 222, 0, 0x40022, deny"
    })
    void decidesByTheThirdAndTheFourthArgument(
            String name, int x86, int arm, String third, String fourth, String decision) {
        long[] arguments = {0, 0, Long.decode(third), Long.decode(fourth), 0, 0};
        assertThat(named(decide(Architecture.X86_64, 0xc000003e, x86, arguments)))
                .as(name)
                .isEqualTo(decision);
        assertThat(named(decide(Architecture.AARCH64, 0xc00000b7, arm, arguments)))
                .as(name)
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @EnumSource
    void aCallForAnotherArchitectureEndsTheProcess(Architecture architecture) {
        int i386 = 0x40000003;
        assertThat(named(decide(architecture, i386, 0, 0, 0, 0, 0, 0, 0))).isEqualTo("kill");
    }

    @Test
    void theUpperHalfOfAnArgumentHidesNothing() {
        long hidden = 0x1_0000_0000L | 0x10000000;
        assertThat(named(decide(Architecture.X86_64, 0xc000003e, 56, hidden, 0, 0, 0, 0, 0)))
                .isEqualTo("deny");
    }

    @Test
    void aCallByThe32BitNumbersEndsTheProcess() {
        assertThat(
                        named(
                                decide(
                                        Architecture.X86_64,
                                        0xc000003e,
                                        0x40000000 | 39,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0)))
                .isEqualTo("kill");
    }

    @Test
    void theProgramIsOfALengthTheKernelTakes() {
        assertThat(SeccompFilter.compile(POLICY, Architecture.X86_64).length / 8).isLessThan(4096);
    }

    @ParameterizedTest
    @CsvSource({
        "allow read 0 63, 'an action is deny, absent or ask, was: allow'",
        "deny read 0, 'a rule needs an action, a name and two numbers, was: deny read 0'",
        "deny read 0 63 arg7==1, 'a condition is argN==V, argN!=V, argN&V or argN&M==V, was:"
                + " arg7==1'"
    })
    void aRuleThatCannotBeReadIsNamed(String line, String message) {
        assertThatThrownBy(() -> SeccompFilter.compile(line, Architecture.X86_64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
