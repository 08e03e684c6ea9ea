package dev.reckoner.sandbox.host;

import java.util.Arrays;
import java.util.List;

/// A line of the policy `sandbox/seccomp.txt`, which explains the format.
///
/// @param numbers of the call, a column for each [Architecture]; `-` where there is no such call
/// @param conditions the action is taken if any holds, or if there is none
public record SeccompRule(
        Action action, String call, List<String> numbers, List<Condition> conditions) {

    /// What happens to the call.
    public enum Action {
        DENY,
        ABSENT,
        ASK
    }

    /// How a condition compares the low 32 bits of an argument.
    public enum Comparison {
        EQUAL("=="),
        UNEQUAL("!="),
        ANY_BIT("&");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    /// A test of one argument of the call.
    public record Condition(int argument, Comparison comparison, int value) {

        private static Condition of(String word) {
            if (!word.matches("arg[0-5](==|!=|&)(0x)?[0-9a-f]+")) {
                throw new IllegalArgumentException(
                        "a condition is argN==V, argN!=V or argN&V, was: " + word);
            }
            String rest = word.substring(4);
            Comparison comparison =
                    Arrays.stream(Comparison.values())
                            .filter(each -> rest.startsWith(each.sign))
                            .findFirst()
                            .orElseThrow();
            int value = Integer.decode(rest.substring(comparison.sign.length()));
            return new Condition(word.charAt(3) - '0', comparison, value);
        }
    }

    /// @throws IllegalArgumentException at a line that cannot be read
    public static List<SeccompRule> all(String policy) {
        return policy.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(SeccompRule::of)
                .toList();
    }

    private static SeccompRule of(String line) {
        List<String> words = Arrays.asList(line.split("\\s+"));
        if (words.size() < 4) {
            throw new IllegalArgumentException(
                    "a rule needs an action, a name and two numbers, was: " + line);
        }
        return new SeccompRule(
                action(words.getFirst()),
                words.get(1),
                List.copyOf(words.subList(2, 4)),
                words.subList(4, words.size()).stream().map(Condition::of).toList());
    }

    private static Action action(String word) {
        return switch (word) {
            case "deny" -> Action.DENY;
            case "absent" -> Action.ABSENT;
            case "ask" -> Action.ASK;
            default ->
                    throw new IllegalArgumentException(
                            "an action is deny, absent or ask, was: " + word);
        };
    }
}
