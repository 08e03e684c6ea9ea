package dev.reckoner.sandbox.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.sandbox.host.SeccompFilter;
import dev.reckoner.sandbox.host.SeccompRule;
import dev.reckoner.sandbox.host.SeccompRule.Comparison;
import dev.reckoner.sandbox.host.SeccompRule.Condition;

import java.util.List;
import java.util.Set;

/// The policy of `sandbox/seccomp.txt` as an engine reads it, for all processes of a container.
///
/// It leaves out what the supervisor does: signals, and the handles of processes they go to. Cells
/// have the whole policy, because their session adds its own filter, as in the local sandbox.
final class SeccompProfile {

    private static final Set<String> FOR_THE_SUPERVISOR = Set.of("pidfd_open", "pidfd_send_signal");
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;
    private static final long LOW_HALF = 0xffffffffL;

    static String json() {
        return of(SeccompRule.all(SeccompFilter.policy())).toString();
    }

    static ObjectNode of(List<SeccompRule> rules) {
        ObjectNode profile = Json.MAPPER.createObjectNode().put("defaultAction", "SCMP_ACT_ALLOW");
        var calls = profile.putArray("syscalls");
        for (SeccompRule rule : rules) {
            if (rule.action() == SeccompRule.Action.ASK
                    || FOR_THE_SUPERVISOR.contains(rule.call())) {
                continue;
            }
            if (rule.conditions().isEmpty()) {
                calls.add(call(rule));
            }
            for (Condition condition : rule.conditions()) {
                bits(condition)
                        .forEach(bit -> {
                            ObjectNode call = call(rule);
                            call.putArray("args").add(argument(condition, bit));
                            calls.add(call);
                        });
            }
        }
        return profile;
    }

    private static ObjectNode call(SeccompRule rule) {
        ObjectNode call = Json.MAPPER.createObjectNode().put("action", "SCMP_ACT_ERRNO");
        call.putArray("names").add(rule.call());
        return call.put("errnoRet", rule.action() == SeccompRule.Action.ABSENT ? ENOSYS : EPERM);
    }

    /// The values to compare with: each bit of a set of bits by itself.
    private static List<Long> bits(Condition condition) {
        long value = condition.value() & LOW_HALF;
        return condition.comparison() == Comparison.ANY_BIT
                ? List.copyOf(
                        java.util.stream.LongStream.range(0, 32)
                                .map(bit -> 1L << bit)
                                .filter(bit -> (value & bit) != 0)
                                .boxed()
                                .toList())
                : List.of(value);
    }

    /// An engine has no comparison of the low half for "not equal", and compares all of it.
    private static ObjectNode argument(Condition condition, long value) {
        ObjectNode argument = Json.MAPPER.createObjectNode().put("index", condition.argument());
        return switch (condition.comparison()) {
            case EQUAL ->
                    argument.put("value", condition.mask() & LOW_HALF)
                            .put("valueTwo", value)
                            .put("op", "SCMP_CMP_MASKED_EQ");
            case UNEQUAL -> argument.put("value", value).put("op", "SCMP_CMP_NE");
            case ANY_BIT ->
                    argument.put("value", value)
                            .put("valueTwo", value)
                            .put("op", "SCMP_CMP_MASKED_EQ");
        };
    }

    private SeccompProfile() {}
}
