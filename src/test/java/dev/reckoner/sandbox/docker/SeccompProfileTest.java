package dev.reckoner.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.sandbox.host.SeccompFilter;
import dev.reckoner.sandbox.host.SeccompRule;
import dev.reckoner.sandbox.host.SeccompRule.Action;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class SeccompProfileTest {

    private static String profile(String policy) {
        JsonNode calls = SeccompProfile.of(SeccompRule.all(policy)).path("syscalls");
        return calls.toString();
    }

    @Test
    void aCallIsRefusedAsTheFilterOfASessionRefusesIt() {
        assertThat(profile("deny ptrace 101 117\nabsent clone3 435 435"))
                .isEqualTo(
                        """
                        [{"action":"SCMP_ACT_ERRNO","names":["ptrace"],"errnoRet":1},\
                        {"action":"SCMP_ACT_ERRNO","names":["clone3"],"errnoRet":38}]\
                        """);
    }

    @Test
    void aConditionHoldsForTheLowHalfOfAnArgument() {
        assertThat(profile("deny fcntl 72 25 arg1==8"))
                .isEqualTo(
                        """
                        [{"action":"SCMP_ACT_ERRNO","names":["fcntl"],"errnoRet":1,\
                        "args":[{"index":1,"value":4294967295,"valueTwo":8,"op":"SCMP_CMP_MASKED_EQ"}]}]\
                        """);
    }

    @Test
    void anyBitOfASetIsARuleOfItsOwn() {
        assertThat(profile("deny clone 56 220 arg0&0x40000002"))
                .isEqualTo(
                        """
                        [{"action":"SCMP_ACT_ERRNO","names":["clone"],"errnoRet":1,\
                        "args":[{"index":0,"value":2,"valueTwo":2,"op":"SCMP_CMP_MASKED_EQ"}]},\
                        {"action":"SCMP_ACT_ERRNO","names":["clone"],"errnoRet":1,\
                        "args":[{"index":0,"value":1073741824,"valueTwo":1073741824,"op":"SCMP_CMP_MASKED_EQ"}]}]\
                        """);
    }

    @Test
    void allIsRefusedThatTheLocalSandboxRefusesButWhatTheSupervisorDoes() {
        Set<String> refused = new TreeSet<>();
        SeccompProfile.of(SeccompRule.all(SeccompFilter.policy()))
                .path("syscalls")
                .forEach(call -> refused.add(call.path("names").path(0).asText()));

        Set<String> inTheLocalSandbox =
                SeccompRule.all(SeccompFilter.policy()).stream()
                        .filter(rule -> rule.action() != Action.ASK)
                        .map(SeccompRule::call)
                        .collect(Collectors.toCollection(TreeSet::new));
        inTheLocalSandbox.removeAll(Set.of("pidfd_open", "pidfd_send_signal"));
        assertThat(refused).isEqualTo(inTheLocalSandbox).hasSizeGreaterThan(60);
    }
}
