package dev.reckoner.agent;

import dev.reckoner.agent.exchange.InputEstimate;
import dev.reckoner.agent.setup.LimitWords;
import dev.reckoner.agent.setup.TokenLimit;
import dev.reckoner.journal.Totals;
import dev.reckoner.model.ContextWindow;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Problem;
import dev.reckoner.task.Remedy;
import dev.reckoner.task.UnusableLimit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Predicate;

/// Checks that the limits leave room for a first reply that is not already the submission.
final class CheckLimits {

    /// The step in which the least sufficient amount of money is searched.
    private static final BigDecimal USD_STEP = new BigDecimal("0.0001");

    /// Of English, by a usual tokeniser.
    private static final int BYTES_PER_TOKEN = 4;

    /// @throws UnusableLimit if they do not; the message says what would be enough
    static void of(Problem problem, Rules rules) {
        var budget = atStart(problem, rules);
        if (budget.isLastCall()) {
            throw tooSmall(Kind.MODEL_CALLS, problem, rules, first -> !first.isLastCall());
        }
        if (rules.model().context() instanceof ContextWindow.Limited(var context)
                && budget.contextIsFull()) {
            throw new UnusableLimit(
                    LimitWords.format(
                            "the model's context of %,d tokens is too small: the prompt, of up to"
                                    + " %,d tokens, leaves no room to work",
                            context, budget.input()),
                    new Remedy.UseLongerContext(budget.input() + Budget.ORDINARY_MIN));
        }
        checkThreshold(budget, rules);
        for (Kind kind : Budget.SPENT_BY_REPLIES) {
            if (!budget.hasRoom(kind)) {
                throw tooSmall(kind, problem, rules, first -> first.hasRoom(kind));
            }
        }
    }

    /// A limit on tokens that is checked after each reply needs room for the prompt and a short
    /// reply before its threshold. The estimate of the prompt is far too high for this.
    private static void checkThreshold(Budget budget, Rules rules) {
        if (rules.preset().tokenLimit() == TokenLimit.RESERVED) {
            return;
        }
        var limits = rules.limits();
        var needed = BigDecimal.valueOf(budget.input() / BYTES_PER_TOKEN + Budget.ORDINARY_MIN);
        limits.soft(Kind.TOKENS)
                .filter(soft -> soft.compareTo(needed) < 0)
                .ifPresent(_ -> {
                    var share = BigDecimal.valueOf(limits.softShare());
                    throw unusable(
                            Kind.TOKENS,
                            limits.most(Kind.TOKENS).orElseThrow(),
                            needed.divide(share, 0, RoundingMode.UP));
                });
    }

    /// The budget of the first call.
    static Budget atStart(Problem problem, Rules rules) {
        String prompt = Prompt.of(problem, rules);
        return new Budget(
                rules.reserved(), Totals.NOTHING, InputEstimate.first(prompt, rules.tools()));
    }

    private static UnusableLimit tooSmall(
            Kind kind, Problem problem, Rules rules, Predicate<Budget> enough) {
        BigDecimal most = rules.limits().most(kind).orElseThrow();
        BigDecimal least =
                least(
                        kind == Kind.USD ? USD_STEP : BigDecimal.ONE,
                        limit ->
                                enough.test(
                                        atStart(
                                                problem,
                                                rules.with(rules.limits().with(kind, limit)))));
        return unusable(kind, most, least);
    }

    private static UnusableLimit unusable(Kind kind, BigDecimal most, BigDecimal least) {
        return new UnusableLimit(
                "a limit of %s leaves no room to work: a first reply and a submission after it take %s"
                        .formatted(LimitWords.amount(kind, most), LimitWords.amount(kind, least)),
                new Remedy.RaiseLimit(kind, least));
    }

    /// The least multiple of the step that is enough. If an amount is enough, every larger one must
    /// be too.
    private static BigDecimal least(BigDecimal step, Predicate<BigDecimal> enough) {
        long many = 1;
        while (!enough.test(step.multiply(BigDecimal.valueOf(many)))) {
            many *= 2;
        }
        long few = many / 2;
        while (many - few > 1) {
            long middle = few + (many - few) / 2;
            if (enough.test(step.multiply(BigDecimal.valueOf(middle)))) {
                many = middle;
            } else {
                few = middle;
            }
        }
        return step.multiply(BigDecimal.valueOf(many));
    }

    private CheckLimits() {}
}
