package dev.reckoner.sandbox.host;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

        private static Comparison of(String sign) {
            return Arrays.stream(values())
                    .filter(each -> each.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// A test of one argument of the call.
    ///
    /// @param mask the bits that are compared
    public record Condition(int argument, int mask, Comparison comparison, int value) {

        private static final Pattern FORM =
                Pattern.compile(
                        "arg(?<argument>[0-5])(&(?<mask>(0x)?[0-9a-f]+)(?===))?"
                                + "(?<sign>==|!=|&)(?<value>(0x)?[0-9a-f]+)");

        private static Condition of(String word) {
            Matcher parts = FORM.matcher(word);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "a condition is argN==V, argN!=V, argN&V or argN&M==V, was: " + word);
            }
            return new Condition(
                    Integer.parseInt(parts.group("argument")),
                    Optional.ofNullable(parts.group("mask")).map(Integer::decode).orElse(-1),
                    Comparison.of(parts.group("sign")),
                    Integer.decode(parts.group("value")));
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
