package dev.reckoner.agent;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.reckoner.agent.setup.Coaching;
import dev.reckoner.agent.setup.TokenLimit;
import dev.reckoner.model.Pricing;
import dev.reckoner.task.Calls;
import dev.reckoner.task.CellView;
import dev.reckoner.task.Limits;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.Submission;

import java.time.Duration;
import java.util.Locale;

/// A way of working on a problem. Its limits, its Python and how calls are made are defaults; each
/// can be overridden. Decision 42 has the reasons, and `docs/frontiermath.md` the published setups.
public enum Preset {
    /// Python whose variables stay from cell to cell; the answer is a text.
    SESSION(PythonMode.SESSION, Calls.AUTO, Loop.OURS, new Defaults(200_000, 0.8, 60, true)),
    /// No tools: the answer is read from the text.
    DIRECT(PythonMode.NONE, Calls.AUTO, Loop.OURS, new Defaults(200_000, 0.8, 60, true)),
    /// The setup of the FrontierMath paper: Python in the text of the replies.
    FRONTIERMATH_2024(
            PythonMode.STATELESS,
            Calls.TEXT,
            Loop.published(TokenLimit.ONE_MORE),
            new Defaults(10_000, 1, 20, false)),
    /// Epoch AI's setup with tools, from March 2025.
    FRONTIERMATH_2025(
            PythonMode.STATELESS,
            Calls.NATIVE,
            Loop.published(TokenLimit.CUTS_OFF),
            new Defaults(100_000, 0.66, 30, false)),
    /// The same with ten times the tokens, from November 2025.
    FRONTIERMATH_2026(
            PythonMode.STATELESS,
            Calls.NATIVE,
            Loop.published(TokenLimit.CUTS_OFF),
            new Defaults(1_000_000, 0.66, 30, false));

    private static final String MONEY = "1.00";

    private final PythonMode python;
    private final Calls calls;
    private final Loop loop;
    private final Defaults defaults;

    /// What cannot be overridden.
    private record Loop(
            Submission submission, CellView view, TokenLimit tokenLimit, Coaching coaching) {

        static final Loop OURS =
                new Loop(Submission.TEXT, CellView.NOTEBOOK, TokenLimit.RESERVED, Coaching.FULL);

        static Loop published(TokenLimit tokenLimit) {
            return new Loop(
                    Submission.PROGRAM, CellView.STREAMS, tokenLimit, Coaching.BLANK_OUTPUT);
        }
    }

    /// @param softShare of the tokens, after which a submission is forced
    /// @param cell in seconds
    /// @param money whether it is limited
    private record Defaults(long tokens, double softShare, int cell, boolean money) {}

    Preset(PythonMode python, Calls calls, Loop loop, Defaults defaults) {
        this.python = python;
        this.calls = calls;
        this.loop = loop;
        this.defaults = defaults;
    }

    /// @throws IllegalArgumentException if there is none of that name
    public static Preset named(String name) {
        for (var preset : values()) {
            if (preset.toString().equals(name)) {
                return preset;
            }
        }
        throw new IllegalArgumentException("there is no preset '%s'".formatted(name));
    }

    public PythonMode python() {
        return python;
    }

    public Calls calls() {
        return calls;
    }

    public Submission submission() {
        return loop.submission();
    }

    public CellView view() {
        return loop.view();
    }

    TokenLimit tokenLimit() {
        return loop.tokenLimit();
    }

    Coaching coaching() {
        return loop.coaching();
    }

    /// The limits for a model with this price. Money is limited where it can be counted, except in
    /// a published setup, which has no such limit.
    public Limits limits(Pricing pricing) {
        var limits = Limits.NONE.softShare(defaults.softShare()).tokens(defaults.tokens());
        return defaults.money() && pricing.known().filter(price -> !price.free()).isPresent()
                ? limits.usd(MONEY)
                : limits;
    }

    /// The time limit of one cell.
    public Duration cell() {
        return Duration.ofSeconds(defaults.cell());
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
