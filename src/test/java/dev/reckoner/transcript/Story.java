package dev.reckoner.transcript;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.Limits;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Journals written by hand: an entry a second.
public final class Story {

    public static final TranscriptHeader HEAD =
            new TranscriptHeader(
                    "Amicable pairs",
                    "Find the sum of the smallest pair of *amicable* numbers $a<b$.",
                    "script:amicable-pairs",
                    true,
                    null,
                    "session",
                    "graalpy, Python 3.12.8, sympy 1.13.3",
                    "0.1.0",
                    Limits.NONE.tokens(200_000).usd("0.5"));

    static final ResourceUse QUICK =
            new ResourceUse(Duration.ofMillis(12), Duration.ofMillis(10), 50 << 20);

    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    static final DisplayedValue HALF_A_SQUARE =
            new DisplayedValue(
                    true,
                    "(x + 1)**2/2",
                    Map.of("text/latex", "$\\displaystyle \\frac{\\left(x + 1\\right)^{2}}{2}$"));

    private final List<Entry> entries = new ArrayList<>();
    private int calls;

    Story() {
        and(new Event.Prompted(Event.Prompted.SCHEMA, "the prompt", List.of()));
    }

    public static Story begun() {
        return new Story();
    }

    public Story says(String text) {
        return replies(Finish.STOP, new Item.Text(text));
    }

    public Story thinks(String summary, String text) {
        return replies(Finish.STOP, new Item.Reasoning(summary, null), new Item.Text(text));
    }

    public Story replies(Finish finish, Item... items) {
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
    public Story runs(String text, String code, Outcome outcome) {
        String call = "call-" + ++calls;
        String arguments = Json.MAPPER.createObjectNode().put("code", code).toString();
        replies(
                Finish.TOOL_CALLS,
                new Item.Text(text),
                new Item.ToolCall(call, "python", arguments));
        return and(new Event.CellRan(call, code, outcome, "told", 0));
    }

    Story refuses(String arguments, String told) {
        String call = "call-" + ++calls;
        replies(Finish.TOOL_CALLS, new Item.ToolCall(call, "python", arguments));
        return and(new Event.CallRejected(call, "python", told));
    }

    public Story told(Reason reason, String text) {
        return and(new Event.ProgramMessage(reason, text));
    }

    public Story submits(String answer) {
        String call = "call-" + ++calls;
        String arguments = Json.MAPPER.createObjectNode().put("answer", answer).toString();
        replies(Finish.TOOL_CALLS, new Item.ToolCall(call, "submit_answer", arguments));
        return and(new Event.Submitted(call, answer)).ends(new End.Answered(answer));
    }

    public Story ends(End end) {
        return and(new Event.Ended(end));
    }

    public Story and(Event event) {
        long seq = entries.size();
        entries.add(new Entry(seq, Instant.EPOCH.plusSeconds(seq), Duration.ofSeconds(seq), event));
        return this;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public static Outcome printed(String text) {
        return completed(text);
    }

    public static Outcome completed(String printed, DisplayedValue... shown) {
        return new Outcome.Completed(new Output(printed, 0, List.of(shown)), QUICK);
    }

    /// A text, a value, a text, a formula and the cell's own value.
    public static Outcome inOrder() {
        return new Outcome.Completed(
                new Output(
                        List.of(
                                new Output.Printed("one\n"),
                                new DisplayedValue(false, "2", Map.of()),
                                new Output.Printed("three\n"),
                                new DisplayedValue(false, "4*x", Map.of("text/latex", "$4 x$")),
                                new Output.Printed("five\n"),
                                new DisplayedValue(true, "6", Map.of())),
                        0),
                QUICK);
    }

    static Outcome crashed(String cause, SessionState state) {
        return new Outcome.Crashed(Output.NONE, cause, state, QUICK);
    }

    public static Outcome raised(String error) {
        String traceback =
                "Traceback (most recent call last):\n  File \"<cell 1>\", line 1, in <module>\n"
                        + error;
        return new Outcome.Raised(Output.NONE, error, traceback, QUICK);
    }

    public static Outcome timedOut(String printed, SessionState state) {
        var resources = new ResourceUse(Duration.ofSeconds(30), Duration.ofSeconds(30), 60 << 20);
        return new Outcome.TimedOut(
                Output.printed(printed), Duration.ofSeconds(30), state, resources);
    }

    /// Every kind of event and of outcome. What ends normally runs on any Python with SymPy.
    public static Story ofEverything() {
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
                        completed(
                                "0 1 1 3 1 6 1 7 4 8 1 16\n",
                                new DisplayedValue(true, "284", Map.of())))
                .told(Reason.STATUS, "Used so far: 2,400 of 200,000 tokens.")
                .runs(
                        "",
                        "from sympy import symbols\nx = symbols('x')\n(x + 1)**2 / 2",
                        completed("", HALF_A_SQUARE))
                .runs("Now by brute force.", "1/0", raised("ZeroDivisionError: division by zero"))
                .runs("", "while True:\n    pass", timedOut("so far\n", SessionState.ROLLED_BACK))
                .runs(
                        "",
                        "[0]*10**10",
                        new Outcome.OutOfMemory(Output.NONE, 1L << 30, SessionState.REBUILT, QUICK))
                .runs(
                        "",
                        "import os\nos._exit(3)",
                        crashed("exited with status 3", SessionState.LOST))
                .refuses("{\"code\": ", "The arguments are not JSON.")
                .runs("", "for n in range(140):\n    print(n)", printed(numbers(140)))
                .replies(Finish.LENGTH)
                .told(Reason.SUBMIT_NOW, "The budget is nearly used up. Call submit_answer now.")
                .submits("504");
    }

    public static String numbers(int below) {
        return IntStream.range(0, below).mapToObj(n -> n + "\n").collect(Collectors.joining());
    }
}
