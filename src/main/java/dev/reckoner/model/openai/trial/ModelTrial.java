package dev.reckoner.model.openai.trial;

import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.openai.OpenAiClient;
import dev.reckoner.model.openai.dialect.ForcedTool;
import dev.reckoner.model.openai.trial.TrialReport.Tried;
import dev.reckoner.task.Effort;
import dev.reckoner.text.OneLine;
import dev.reckoner.tool.Tool;
import dev.reckoner.tool.Tools;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Asks a model for a few short replies, to see what its server takes: a reply, streaming, tools, a
/// tool's result, a forced tool, an effort.
public final class ModelTrial {

    private static final Message SUM = new Message.User("What is 6 * 7? Say the number alone.");
    private static final Message CELL =
            new Message.User("Call the tool python with the code print(6 * 7), then submit it.");
    private static final Message SUBMIT = new Message.User("The answer is 42. Submit it.");

    /// Enough for a model that thinks about it.
    private static final long OUTPUT_CAP = 2_048;

    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final OpenAiClient client;
    private final List<Tool> tools;
    private final List<Tried> tried = new ArrayList<>();
    private long tokens;

    /// @param tools those of an attempt
    public ModelTrial(OpenAiClient client, List<Tool> tools) {
        this.client = client;
        this.tools = tools;
    }

    /// @throws ModelUnavailable if the model does not even reply to a question
    public TrialReport run() throws InterruptedException {
        var before = client.settings().dialect().omit();
        Reply plain = ask(client, request(List.of(), null, SUM));
        note("reply", !plain.text().isBlank(), plain.text().isBlank() ? "it was empty" : "in text");
        streaming(plain);
        tools();
        forcedTool();
        var omit = new TreeSet<>(effort());
        omit.addAll(client.settings().dialect().omit());
        var entry = TrialReport.entry(client.name(), client.settings(), omit);
        omit.removeAll(before);
        return new TrialReport(
                client.name(),
                client.endpoint().server().toString(),
                TrialReport.api(client.settings()),
                tried,
                tokens,
                omit,
                entry);
    }

    private void streaming(Reply plain) {
        boolean streamed = plain.delivery().firstToken() != null;
        note("streaming", streamed, streamed ? "pieces as they are written" : "whole replies only");
    }

    private void tools() throws InterruptedException {
        var called = attempted("tools", request(tools, null, CELL));
        if (called.isEmpty()) {
            return;
        }
        Reply reply = called.get();
        boolean works = !reply.calls().isEmpty();
        note(
                "tools",
                works,
                works
                        ? "called " + names(reply)
                        : "no call, an answer in text; --calls text reads calls there");
        if (works) {
            toolResult(reply);
        }
    }

    private void toolResult(Reply reply) throws InterruptedException {
        var conversation = new ArrayList<Message>(List.of(CELL, new Message.Assistant(reply)));
        for (ToolCall call : reply.calls()) {
            conversation.add(new Message.ToolResult(call.id(), call.tool(), "42"));
        }
        var next = request(tools, null, conversation.toArray(Message[]::new));
        attempted("tool result", next)
                .ifPresent(_ -> note("tool result", true, "taken, with what came before it"));
    }

    /// Each way to force a tool, until the model calls it.
    private void forcedTool() throws InterruptedException {
        ForcedTool way;
        Optional<Reply> reply;
        boolean called;
        do {
            way = client.settings().dialect().forcedTool();
            reply = attempted("forced tool", request(tools, Tools.SUBMIT_ANSWER, SUBMIT));
            called = reply.filter(one -> !one.calls().isEmpty()).isPresent();
        } while (reply.isPresent() && !called && way != client.settings().dialect().forcedTool());
        if (reply.isPresent()) {
            String found =
                    switch (client.settings().dialect().forcedTool()) {
                        case NAMED -> "named in the request";
                        case REQUIRED -> "alone on offer, and a call required";
                        case OFFERED -> "alone on offer, and no call required";
                    };
            note("forced tool", called, called ? found : "not called, even alone on offer");
        }
    }

    /// @return what is left out if an effort is asked for
    private Set<String> effort() throws InterruptedException {
        var asking = client.settings().with(Effort.LOW).over(client.endpoint());
        try {
            ask(asking, request(List.of(), null, SUM));
        } catch (ModelUnavailable e) {
            note("effort", false, String.valueOf(e.getMessage()));
        }
        var omit = new TreeSet<>(asking.settings().dialect().omit());
        boolean refused = omit.stream().anyMatch(field -> field.contains("effort"));
        if (tried.stream().noneMatch(one -> one.what().equals("effort"))) {
            note("effort", !refused, refused ? "refused" : "taken, at least 'low'");
        }
        return omit;
    }

    private Optional<Reply> attempted(String what, Request request) throws InterruptedException {
        try {
            return Optional.of(ask(client, request));
        } catch (ModelUnavailable e) {
            note(what, false, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Reply ask(Model model, Request request) throws InterruptedException {
        Reply reply = model.reply(request);
        tokens += reply.usage().total();
        return reply;
    }

    private void note(String what, boolean works, String found) {
        tried.add(new Tried(what, works, found));
    }

    private static Request request(List<Tool> tools, @Nullable String forced, Message... said) {
        return new Request(List.of(said), tools, forced, OUTPUT_CAP, WITHIN);
    }

    private static String names(Reply reply) {
        var names = reply.calls().stream().map(ToolCall::tool).distinct().toList();
        return OneLine.quote(String.join(", ", names), 60);
    }
}
