package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.costing;
import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.says;
import static dev.reckoner.agent.Trial.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Each way in which an attempt can end.
class EndsTest {

    static Stream<Arguments> ends() {
        var working = runs("1");
        return Stream.of(
                Arguments.of("answered", Limits.NONE, replies(working, submits("42"))),
                Arguments.of(
                        "answered",
                        Limits.NONE.modelCalls(2),
                        replies(working, says("\\boxed{42}"))),
                Arguments.of(
                        "out_of_tokens",
                        Limits.NONE.tokens(20_000),
                        replies(costing(15_000, 4_900, working))),
                Arguments.of(
                        "out_of_output_tokens",
                        Limits.NONE.outputTokens(5_000),
                        replies(costing(100, 4_900, working))),
                Arguments.of(
                        "out_of_usd",
                        Limits.NONE.usd("0.10"),
                        replies(costing(90_000, 900, working))),
                Arguments.of(
                        "out_of_time",
                        Limits.NONE.time(Duration.ofSeconds(2)),
                        replies(working, working)),
                Arguments.of(
                        "out_of_model_calls",
                        Limits.NONE.modelCalls(2),
                        replies(working, says("no"))),
                Arguments.of("out_of_tool_calls", Limits.NONE.toolCalls(1), again(working)),
                Arguments.of("gave_up", Limits.NONE, again(says("hm"))),
                Arguments.of("voided", Limits.NONE, replies(working)));
    }

    private static Reply[] replies(Reply... replies) {
        return replies;
    }

    /// A model that does not take no for an answer.
    private static Reply[] again(Reply reply) {
        return Collections.nCopies(8, reply).toArray(Reply[]::new);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void isTheEnd(String key, Limits limits, Reply[] replies) throws InterruptedException {
        var trial = Trial.of(replies).limits(limits).price("1", "10").run();

        assertThat(trial.end().key()).isEqualTo(key);
    }

    @Test
    void thereIsNoOther() {
        var possible = new TreeSet<>(Set.of("answered", "gave_up", "voided"));
        Arrays.stream(Kind.values()).forEach(kind -> possible.add("out_of_" + kind));

        assertThat(ends().map(end -> (String) end.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(possible);
        assertThat(End.class.getPermittedSubclasses()).hasSize(4);
    }
}
