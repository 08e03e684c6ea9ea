package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Run;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.tool.Tools;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// Turns the journal of an attempt into Inspect's events and messages, entry by entry.
final class SampleEvents {

    private final Run run;
    private final ChatMessages messages;
    private final ArrayNode events = LogJson.object().putArray("events");
    private ArrayNode tools = LogJson.object().putArray("tools");
    private ObjectNode output = LogJson.object();
    private @Nullable SampleLimit limit;
    private int seq;

    private SampleEvents(String job, Run run) {
        this.run = run;
        this.messages = new ChatMessages(job);
    }

    static SampleEvents of(String job, Run run, List<Entry> entries) {
        var events = new SampleEvents(job, run);
        entries.forEach(events::add);
        return events;
    }

    ArrayNode events() {
        return events;
    }

    ArrayNode messages() {
        return messages.json();
    }

    /// Of the last reply; empty if there is none.
    ObjectNode output() {
        return output;
    }

    /// Null if no limit ended the attempt.
    @Nullable SampleLimit limit() {
        return limit;
    }

    /// @param last the entry after which the attempt was scored
    void scored(Entry last, ObjectNode score, String target) {
        var event = event("score", last, Duration.ZERO).put("target", target);
        event.put("scorer", LogScore.SCORER).set("score", score);
    }

    private void add(Entry entry) {
        switch (entry.event()) {
            case Event.Prompted(_, var prompt, var described) -> {
                tools = described(described);
                messages.user(prompt, null);
            }
            case Event.ReplyStored _ -> {}
            case Event.Replied(var reply, var usd) ->
                    replied(entry, reply, ModelUsage.of(reply.usage(), usd));
            case Event.ReplyLost(var why, var usage, var usd) ->
                    failed(entry, why, ModelUsage.of(usage, usd));
            case Event.ContextFull(var why, _) -> failed(entry, why, null);
            case Event.CellRan ran -> ran(entry, ran);
            case Event.CallRejected(var call, var tool, var told) -> {
                var error = LogJson.object().put("type", "parsing").put("message", told);
                var arguments = messages.arguments(call, "");
                var message = messages.result(call, tool, told, error);
                tool(entry, Duration.ZERO, call, tool, arguments)
                        .put("result", told)
                        .put("message_id", message)
                        .set("error", error);
            }
            case Event.ProgramMessage(var reason, var text) ->
                    messages.user(text, reason.toString());
            case Event.Resumed _ -> {
                limit = null;
                info(entry);
            }
            case Event.Rebuilt _ -> info(entry);
            case Event.Submitted(var call, var answer) -> {
                if (call == null) {
                    info(entry);
                } else {
                    tool(
                                    entry,
                                    Duration.ZERO,
                                    call,
                                    Tools.SUBMIT_ANSWER,
                                    messages.arguments(call, answer))
                            .put("result", answer);
                }
            }
            case Event.Ended(var end) -> ended(entry, end);
            case Event.Valued _, Event.Graded _ -> info(entry);
        }
    }

    private static ArrayNode described(List<Event.ToolText> described) {
        var tools = LogJson.object().putArray("tools");
        described.forEach(tool ->
                tools.addObject().put("name", tool.name()).put("description", tool.description()));
        return tools;
    }

    /// @param took the time until the entry
    private ObjectNode event(String kind, Entry entry, Duration took) {
        return events.addObject()
                .put("event", kind)
                .put("uuid", "%s-%s".formatted(run.started().toEpochMilli(), seq++))
                .put("timestamp", LogJson.time(entry.at().minus(took)))
                .put("working_start", LogJson.seconds(entry.elapsed().minus(took)));
    }

    private void info(Entry entry) {
        event("info", entry, Duration.ZERO)
                .put("source", "reckoner")
                .set("data", LogJson.of(entry.event()));
    }

    private ObjectNode call(Entry entry, Duration took) {
        var event = event("model", entry, took).put("model", run.model());
        event.putArray("input");
        event.putArray("input_refs").addArray().add(0).add(messages.size());
        event.set("tools", tools);
        event.put("tool_choice", tools.isEmpty() ? "none" : "auto");
        var config = event.putObject("config");
        if (run.effort() != null) {
            config.put("reasoning_effort", run.effort().toString());
        }
        return event.put("completed", LogJson.time(entry.at()))
                .put("working_time", LogJson.seconds(took));
    }

    private void replied(Entry entry, Reply reply, ModelUsage usage) {
        var delivery = reply.delivery();
        var event = call(entry, delivery.latency());
        event.put("retries", delivery.attempts() - 1);
        output = LogJson.object().put("model", reply.model());
        output.putArray("choices")
                .addObject()
                .put("stop_reason", stopReason(reply))
                .set("message", messages.assistant(reply));
        output.put("completion", reply.text());
        output.set("usage", usage.json());
        output.put("time", LogJson.seconds(delivery.latency()));
        if (reply.id() != null) {
            output.put("response_id", reply.id());
        }
        event.set("output", output);
    }

    private static String stopReason(Reply reply) {
        return switch (reply.finish()) {
            case STOP -> "stop";
            case TOOL_CALLS -> "tool_calls";
            case LENGTH -> "max_tokens";
            case CONTENT_FILTER -> "content_filter";
            case OTHER -> "unknown";
        };
    }

    private void failed(Entry entry, String why, @Nullable ModelUsage usage) {
        var event = call(entry, Duration.ZERO).put("error", why);
        var failed = event.putObject("output").put("model", run.model()).put("error", why);
        failed.putArray("choices");
        if (usage != null) {
            failed.set("usage", usage.json());
        }
    }

    private ObjectNode tool(
            Entry entry, Duration took, String call, String tool, ObjectNode arguments) {
        var event = event("tool", entry, took).put("id", call).put("function", tool);
        event.set("arguments", arguments);
        return event.put("completed", LogJson.time(entry.at()))
                .put("working_time", LogJson.seconds(took));
    }

    private void ran(Entry entry, Event.CellRan ran) {
        var error = error(ran);
        var arguments = messages.arguments(ran.call(), ran.code());
        var message = messages.result(ran.call(), Tools.PYTHON, ran.told(), error);
        var took = ran.outcome().resources().wall();
        var event =
                tool(entry, took, ran.call(), Tools.PYTHON, arguments)
                        .put("result", ran.told())
                        .put("message_id", message);
        if (error != null) {
            event.set("error", error);
        }
        event.putObject("metadata").put("outcome", ran.outcome().key()).put("cut_chars", ran.cut());
    }

    /// A Python exception is a result like any other.
    private static @Nullable ObjectNode error(Event.CellRan ran) {
        return switch (ran.outcome()) {
            case Outcome.Completed _, Outcome.Raised _ -> null;
            case Outcome.TimedOut _ -> error("timeout", ran);
            case Outcome.OutOfMemory _ -> error("limit", ran);
            case Outcome.Crashed _ -> error("unknown", ran);
        };
    }

    private static ObjectNode error(String type, Event.CellRan ran) {
        return LogJson.object().put("type", type).put("message", ran.told());
    }

    private void ended(Entry entry, End end) {
        switch (end) {
            case End.OutOf outOf -> {
                var reached = SampleLimit.of(outOf, run.limits());
                limit = reached;
                var event = event("sample_limit", entry, Duration.ZERO);
                event.put("type", reached.eventType())
                        .put("message", reached.reason())
                        .put("limit", reached.most());
            }
            case End.Voided(var why) ->
                    event("error", entry, Duration.ZERO).set("error", SampleLog.error(why));
            case End.Answered _, End.GaveUp _ -> info(entry);
        }
    }
}
