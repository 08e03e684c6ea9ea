package dev.reckoner.agent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.reckoner.agent.ledger.RunLedger;
import dev.reckoner.agent.ledger.RunShortage;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;
import dev.reckoner.model.ContextWindow;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Price;
import dev.reckoner.model.Pricing;
import dev.reckoner.model.Request;
import dev.reckoner.model.RetryDeclined;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.Session;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.task.PythonMode;
import dev.reckoner.tool.Cells;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/// An attempt between a scripted model and a scripted sandbox; the loop between them is the real
/// one. Every reply costs 1,000 tokens of input and 100 of output unless it says otherwise, and
/// takes a second, lost tries included.
final class Trial {

    static final Usage PER_REPLY = new Usage(1_000, 0, 100, 0, false);
    static final ResourceUse LITTLE =
            new ResourceUse(Duration.ofMillis(5), Duration.ofMillis(4), 0);

    private static final List<String> REQUIREMENTS = List.of("mpmath==1.3.0", "sympy==1.13.3");

    private static final Problem PROBLEM = new Problem("sum", "What is 6 * 7?");

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private Problem problem = PROBLEM;
    private Preset preset = Preset.SESSION;
    private PythonMode python = PythonMode.SESSION;
    private Limits limits = Limits.NONE;
    private AnswerForm answerAs = AnswerForm.ANY;
    private @Nullable Price price;
    private long outputCap = 10_000;
    private int outputChars = 200;
    private Calls calls = Calls.NATIVE;
    private ContextWindow context = new ContextWindow.Unknown();
    private RunLedger ledger = RunLedger.unlimited();
    private IntSupplier losing = () -> 0;
    private boolean storing;
    private Function<Request, @Nullable Reply> answering = _ -> replies.poll();
    private Function<String, Outcome> running =
            _ -> outcomes.isEmpty() ? printed("42") : outcomes.remove();
    private Duration now = Duration.ZERO;
    private UnaryOperator<Instant> calendar = at -> at;
    private final List<Entry> journal = new ArrayList<>();
    private List<Entry> entries = List.of();
    private Optional<RunShortage> shortage = Optional.empty();

    static Trial of(Reply... replies) {
        var trial = new Trial();
        trial.replies.addAll(List.of(replies));
        return trial;
    }

    /// Of a model whose replies cost nothing.
    static Pricing free() {
        return Pricing.of(null);
    }

    Trial sandbox(Outcome... scripted) {
        outcomes.addAll(List.of(scripted));
        return this;
    }

    Trial sandbox(Function<String, Outcome> running) {
        this.running = running;
        return this;
    }

    Trial calls(Calls how) {
        calls = how;
        return this;
    }

    Trial outputChars(int most) {
        outputChars = most;
        return this;
    }

    Trial limits(Limits limits) {
        this.limits = limits;
        return this;
    }

    Trial answerAs(AnswerForm form) {
        this.answerAs = form;
        return this;
    }

    Trial preset(Preset preset) {
        this.preset = preset;
        this.calls = preset.calls() == Calls.AUTO ? calls : preset.calls();
        this.python = preset.python();
        return this;
    }

    Trial python(PythonMode mode) {
        python = mode;
        return this;
    }

    Trial answerType(String type) {
        problem = PROBLEM.answerType(type);
        return this;
    }

    Problem problem() {
        return problem;
    }

    Trial price(String input, String output) {
        return price(
                new Price(new BigDecimal(input), new BigDecimal(input), new BigDecimal(output)));
    }

    Trial price(Price price) {
        this.price = price;
        return this;
    }

    Trial model(Function<Request, @Nullable Reply> model) {
        answering = model;
        return this;
    }

    /// @param calendar what the machine's clock shows, given the true time
    Trial calendar(UnaryOperator<Instant> calendar) {
        this.calendar = calendar;
        return this;
    }

    /// @param losing how many replies are lost before the one that arrives, asked for each call
    Trial losing(IntSupplier losing) {
        this.losing = losing;
        return this;
    }

    /// The server stores each reply as soon as it has begun it.
    Trial storing() {
        storing = true;
        return this;
    }

    Trial within(RunLedger ledger) {
        this.ledger = ledger;
        return this;
    }

    Trial context(long tokens) {
        context = new ContextWindow.Limited(tokens);
        return this;
    }

    Trial outputCap(long cap) {
        outputCap = cap;
        return this;
    }

    Trial run() throws InterruptedException {
        return run(Integer.MAX_VALUE);
    }

    /// Stops between two steps once there are `steps` entries.
    Trial run(int steps) throws InterruptedException {
        var attempt = attempt();
        entries = attempt.run(problem, () -> journal.size() >= steps);
        shortage = attempt.shortage();
        return this;
    }

    /// Goes on with an attempt that another process had begun.
    Trial resume(List<Entry> before) throws InterruptedException {
        return resume(before, Limits.NONE);
    }

    /// @param replaced limits that are other ones from here on
    Trial resume(List<Entry> before, Limits replaced) throws InterruptedException {
        limits = limits.with(replaced);
        now = before.getLast().elapsed();
        journal.addAll(before);
        entries =
                attempt()
                        .resume(
                                problem,
                                before,
                                new Event.Resumed("test", replaced, null),
                                () -> false);
        return this;
    }

    private Attempt attempt() {
        return new Attempt(
                rules(),
                model(),
                this::session,
                journal::add,
                Listener.NONE,
                clock(),
                "trial",
                ledger);
    }

    Rules rules() {
        var schema = JsonNodeFactory.instance.objectNode();
        List<Tool> tools =
                python != PythonMode.NONE
                        ? List.of(
                                new Tool("python", "Runs Python.", schema),
                                new Tool("submit_answer", "Submits.", schema))
                        : List.of();
        return new Rules(
                preset,
                limits,
                new Cells(python, preset.view(), Duration.ofSeconds(60), outputChars, REQUIREMENTS),
                new ModelFacts(Pricing.of(price), context, outputCap),
                tools,
                answerAs,
                calls);
    }

    private Model model() {
        return new Model() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public Reply reply(Request request, Listener listener) {
                requests.add(request);
                boolean goesOn = lostInARow() > 0 || request.stored() != null;
                now = goesOn ? now : now.plusSeconds(1);
                if (request.stored() == null) {
                    begun(listener);
                }
                for (int losses = losing.getAsInt(); losses > 0; losses--) {
                    if (!listener.lost("connection lost")) {
                        throw new RetryDeclined("the connection was lost");
                    }
                    begun(listener);
                }
                var reply = answering.apply(request);
                if (reply == null) {
                    throw new ModelUnavailable("the script has no more replies");
                }
                return reply;
            }

            private void begun(Listener listener) {
                if (storing) {
                    listener.stored("resp-" + Totals.of(journal).modelCalls() + "-" + lostInARow());
                }
            }
        };
    }

    private Session session() {
        return new Session() {
            @Override
            public Outcome run(String source, Duration limit) {
                cells.add(source);
                return running.apply(source);
            }

            @Override
            public void close() {}
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant now() {
                return calendar.apply(Instant.EPOCH.plus(now));
            }

            @Override
            public Duration elapsed() {
                return now;
            }
        };
    }

    /// How many of the last tries in a row were lost.
    int lostInARow() {
        int lost = 0;
        for (var entry : journal.reversed()) {
            if (entry.event() instanceof Event.ReplyLost) {
                lost++;
            } else if (!(entry.event() instanceof Event.Resumed)
                    && !(entry.event() instanceof Event.ReplyStored)
                    && !(entry.event() instanceof Event.Rebuilt)) {
                break;
            }
        }
        return lost;
    }

    /// The limit of the run that has stopped the attempt.
    Optional<RunShortage> shortage() {
        return shortage;
    }

    List<Entry> entries() {
        return entries;
    }

    End end() {
        return ((Event.Ended) entries.getLast().event()).end();
    }

    List<Request> requests() {
        return requests;
    }

    List<String> cells() {
        return cells;
    }

    /// Everything the program said to the model after the prompt, tool results and messages alike.
    List<String> told() {
        var told = new ArrayList<String>();
        for (var entry : entries) {
            switch (entry.event()) {
                case Event.CellRan ran -> told.add(ran.told());
                case Event.CallRejected refused -> told.add(refused.told());
                case Event.ProgramMessage message -> told.add(message.text());
                case Event.Prompted _,
                        Event.Replied _,
                        Event.ReplyStored _,
                        Event.ReplyLost _,
                        Event.ContextFull _,
                        Event.Resumed _,
                        Event.Rebuilt _,
                        Event.Submitted _,
                        Event.Ended _,
                        Event.Valued _,
                        Event.Graded _ -> {}
            }
        }
        return told;
    }

    static Reply runs(String code) {
        return calls(new ToolCall("call-1", "python", arguments("code", code)));
    }

    static Reply submits(String answer) {
        return calls(new ToolCall("call-1", "submit_answer", arguments("answer", answer)));
    }

    static Reply calls(ToolCall... calls) {
        return reply(List.copyOf(List.of(calls)), Finish.TOOL_CALLS, PER_REPLY);
    }

    static Reply says(String text) {
        return reply(List.of(new Item.Text(text)), Finish.STOP, PER_REPLY);
    }

    static Reply costing(long input, long output, Reply reply) {
        return reply(reply.items(), reply.finish(), new Usage(input, 0, output, 0, false));
    }

    static Reply reply(List<? extends Item> items, Finish finish, Usage usage) {
        return new Reply(
                "r",
                "scripted",
                List.copyOf(items),
                finish,
                usage,
                Delivery.at(Duration.ofSeconds(1), 1));
    }

    static Outcome printed(String text) {
        return new Outcome.Completed(Output.printed(text), LITTLE);
    }

    static String arguments(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value).toString();
    }
}
