package dev.reckoner.transcript;

import dev.reckoner.Limits;
import dev.reckoner.journal.Delivery;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.journal.Item;
import dev.reckoner.journal.Json;
import dev.reckoner.journal.Reply;
import dev.reckoner.journal.Reply.Finish;
import dev.reckoner.journal.Usage;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.Resources;
import dev.reckoner.sandbox.Shown;
import dev.reckoner.sandbox.State;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Journals written by hand: an entry a second.
final class Story {

    static final Head HEAD =
            new Head(
                    "Amicable pairs",
                    "Find the sum of the smallest pair of *amicable* numbers $a<b$.",
                    "script:amicable-pairs",
                    true,
                    null,
                    "session",
                    "graalpy, Python 3.12.8, sympy 1.13.3",
                    "0.1.0",
                    Limits.NONE.tokens(200_000).usd("0.5"));

    static final Resources QUICK =
            new Resources(Duration.ofMillis(12), Duration.ofMillis(10), 50 << 20);

    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    static final Shown HALF_A_SQUARE =
            new Shown(
                    true,
                    "(x + 1)**2/2",
                    Map.of("text/latex", "$\\displaystyle \\frac{\\left(x + 1\\right)^{2}}{2}$"));

    private final List<Entry> entries = new ArrayList<>();
    private int calls;

    Story() {
        and(new Event.Asked(Event.Asked.SCHEMA, "the prompt", List.of()));
    }

    static Story begun() {
        return new Story();
    }

    Story says(String text) {
        return replies(Finish.STOP, new Item.Text(text));
    }

    Story thinks(String summary, String text) {
        return replies(Finish.STOP, new Item.Reasoning(summary, null), new Item.Text(text));
    }

    Story replies(Finish finish, Item... items) {
        var reply =
                new Reply(
                        null,
                        "m",
                        List.of(items),
                        finish,
                        new Usage(1_000, 100, 200, 50, false),
                        Delivery.at(Duration.ofMillis(700), 1));
        return and(new Event.Replied(reply, new BigDecimal("0.0012")));
    }

    /// A reply that calls for a cell, and the cell.
    Story runs(String text, String code, Outcome outcome) {
        String call = "call-" + ++calls;
        String arguments = Json.MAPPER.createObjectNode().put("code", code).toString();
        replies(
                Finish.TOOL_CALLS,
                new Item.Text(text),
                new Item.ToolCall(call, "python", arguments));
        return and(new Event.Ran(call, code, outcome, "told", 0));
    }

    Story refuses(String arguments, String told) {
        String call = "call-" + ++calls;
        replies(Finish.TOOL_CALLS, new Item.ToolCall(call, "python", arguments));
        return and(new Event.Refused(call, "python", told));
    }

    Story told(Reason reason, String text) {
        return and(new Event.Told(reason, text));
    }

    Story submits(String answer) {
        String call = "call-" + ++calls;
        String arguments = Json.MAPPER.createObjectNode().put("answer", answer).toString();
        replies(Finish.TOOL_CALLS, new Item.ToolCall(call, "submit_answer", arguments));
        return and(new Event.Submitted(call, answer)).ends(new End.Answered(answer));
    }

    Story ends(End end) {
        return and(new Event.Ended(end));
    }

    Story and(Event event) {
        long seq = entries.size();
        entries.add(new Entry(seq, Instant.EPOCH.plusSeconds(seq), Duration.ofSeconds(seq), event));
        return this;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    static Outcome printed(String text) {
        return completed(text);
    }

    static Outcome completed(String printed, Shown... shown) {
        return new Outcome.Completed(new Output(printed, 0, List.of(shown)), QUICK);
    }

    static Outcome crashed(String cause, State state) {
        return new Outcome.Crashed(Output.NONE, cause, state, QUICK);
    }

    static Outcome raised(String error) {
        String traceback =
                "Traceback (most recent call last):\n  File \"<cell 1>\", line 1, in <module>\n"
                        + error;
        return new Outcome.Raised(Output.NONE, error, traceback, QUICK);
    }

    static Outcome timedOut(String printed, State state) {
        var resources = new Resources(Duration.ofSeconds(30), Duration.ofSeconds(30), 60 << 20);
        return new Outcome.TimedOut(
                Output.printed(printed), Duration.ofSeconds(30), state, resources);
    }

    /// Every kind of event and of outcome. What ends normally runs on any Python with SymPy.
    static Story ofEverything() {
        return begun().thinks(
                        "First by hand, then **by machine**.\n\n"
                                + "$$\n"
                                + "\\sigma(n)=\\sum_{d\\mid n}d\n"
                                + "$$",
                        "Let \\(s(n)=\\sigma(n)-n\\). A pair has \\[s(a)=b,\\quad s(b)=a.\\]\n"
                                + "Prices like $5 and $10 are none of it.")
                .told(
                        Reason.REMINDER,
                        "Your reply called no tool. To go on, call python to run code.")
                .runs(
                        "A table first:\n\n"
                                + "- small numbers, since a<b and the pair is known to be small, I"
                                + " should not have to look beyond a few hundred\n"
                                + "- their sums",
                        """
                        def s(n):
                            return sum(d for d in range(1, n) if n % d == 0)

                        print(*(s(n) for n in range(1, 13)))
                        s(220)\
                        """,
                        completed("0 1 1 3 1 6 1 7 4 8 1 16\n", new Shown(true, "284", Map.of())))
                .told(Reason.STATUS, "Used so far: 2,400 of 200,000 tokens.")
                .runs(
                        "",
                        "from sympy import symbols\nx = symbols('x')\n(x + 1)**2 / 2",
                        completed("", HALF_A_SQUARE))
                .runs("Now by brute force.", "1/0", raised("ZeroDivisionError: division by zero"))
                .runs("", "while True:\n    pass", timedOut("so far\n", State.ROLLED_BACK))
                .runs(
                        "",
                        "[0]*10**10",
                        new Outcome.OutOfMemory(Output.NONE, 1L << 30, State.REBUILT, QUICK))
                .runs("", "import os\nos._exit(3)", crashed("exited with status 3", State.LOST))
                .refuses("{\"code\": ", "The arguments are not JSON.")
                .runs("", "for n in range(140):\n    print(n)", printed(numbers(140)))
                .replies(Finish.LENGTH)
                .told(Reason.SUBMIT_NOW, "The budget is nearly used up. Call submit_answer now.")
                .submits("504");
    }

    static String numbers(int below) {
        return IntStream.range(0, below).mapToObj(n -> n + "\n").collect(Collectors.joining());
    }
}
