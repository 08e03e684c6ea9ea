package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.costing;
import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.says;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Shortage;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Remedy;
import dev.reckoner.transcript.Phrases;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;

/// An attempt that a limit ends says what the next call needed, what was left and what helps.
class OutOfLimitTest {

    private static End.OutOf end(Trial trial) throws InterruptedException {
        return (End.OutOf) trial.run().end();
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }

    @Test
    void tokensThatTheLastReplyWentPast() throws InterruptedException {
        var end =
                end(
                        Trial.of(costing(90_000, 30_000, runs("1")))
                                .limits(Limits.NONE.tokens(100_000)));

        assertThat(end)
                .isEqualTo(
                        new End.OutOf(
                                Kind.TOKENS,
                                new Shortage.OfLimit(
                                        number("100000"), number("-20000"), number("120160"))));
        assertThat(Phrases.why(end))
                .isEqualTo(
                        "out of tokens. The next call needed room for 120,160 tokens, and 0 of"
                                + " 100,000 were left.");
        assertThat(end.remedy()).contains(new Remedy.RaiseLimit(Kind.TOKENS, number("240160")));
    }

    @Test
    void money() throws InterruptedException {
        var end =
                end(
                        Trial.of(costing(90_000, 900, runs("1")))
                                .price("1", "10")
                                .limits(Limits.NONE.usd("0.10")));

        assertThat(end.limit()).isEqualTo(Kind.USD);
        assertThat(Phrases.why(end))
                .isEqualTo(
                        "out of money. The next call needed room for $0.0924, and $0.0010 of"
                                + " $0.1000 were left.");
        assertThat(end.remedy()).contains(new Remedy.RaiseLimit(Kind.USD, number("0.1914")));
    }

    @Test
    void outputTokens() throws InterruptedException {
        var end =
                end(
                        Trial.of(costing(100, 4_950, runs("1")))
                                .limits(Limits.NONE.outputTokens(5_000)));

        assertThat(Phrases.why(end))
                .isEqualTo(
                        "out of output tokens. The next call needed room for 128 output tokens,"
                                + " and 50 of 5,000 were left.");
        assertThat(end.remedy())
                .contains(new Remedy.RaiseLimit(Kind.OUTPUT_TOKENS, number("5078")));
    }

    @Test
    void replies() throws InterruptedException {
        var end = end(Trial.of(runs("1"), says("no")).limits(Limits.NONE.modelCalls(2)));

        assertThat(Phrases.why(end))
                .isEqualTo(
                        "out of model calls. The next call needed room for 1 model call, and 0 of"
                                + " 2 were left.");
        assertThat(end.remedy()).contains(new Remedy.RaiseLimit(Kind.MODEL_CALLS, number("3")));
    }

    @Test
    void time() throws InterruptedException {
        var end =
                end(
                        Trial.of(runs("1"), runs("2"), runs("3"))
                                .limits(Limits.NONE.time(Duration.ofSeconds(2))));

        assertThat(Phrases.why(end)).isEqualTo("out of time. All 2 s are used up.");
        assertThat(end.remedy()).contains(new Remedy.RaiseLimitAbove(Kind.TIME, number("2.000")));
    }

    @Test
    void theContextOfTheModelWhateverTheLimitIs() throws InterruptedException {
        Reply full = costing(30_000, 1_900, runs("1"));
        var end = end(Trial.of(full).context(32_000).limits(Limits.NONE.tokens(200_000)));

        assertThat(Phrases.why(end))
                .isEqualTo(
                        "out of tokens. The next call needed room for 32,228 tokens, and the"
                                + " model's context has 32,000.");
        assertThat(end.remedy()).contains(new Remedy.UseLongerContext(32_228));
    }
}
