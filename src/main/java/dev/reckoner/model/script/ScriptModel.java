package dev.reckoner.model.script;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.ReportedUsage;
import dev.reckoner.model.Request;
import dev.reckoner.model.TokenEstimate;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// A model whose replies are written by hand and given in order, whatever is asked. It is for
/// examples and tests.
///
/// ```json
/// {"replies": [
///     {"reasoning": "Small cases first.", "text": "Let me try.", "python": ["x = 6", "x * 7"]},
///     {"submit_answer": "42"}
/// ]}
/// ```
///
/// The items of a reply are in the order of its keys: `reasoning`, `text`, `python` (a string or a
/// list of lines), `submit_answer` (a string, or the lines of a program), `calls` (a list of
/// `{"name", "arguments"}`; the arguments are a string as a model would write it, or an object).
/// `finish` says why the reply ended; without it the reason follows from the items.
///
/// The conversation decides which reply is next, so that a resumed attempt continues at its place.
public final class ScriptModel implements Model {

    private final String name;
    private final String script;
    private final @Nullable Effort effort;
    private final boolean counting;
    private final List<Reply> replies;

    /// @param script what a message calls the script
    /// @param counting whether tokens are estimated from the text; otherwise there are none
    ScriptModel(
            String name,
            String script,
            @Nullable Effort effort,
            boolean counting,
            List<Reply> replies) {
        this.name = name;
        this.script = script;
        this.effort = effort;
        this.counting = counting;
        this.replies = replies;
    }

    /// @param file the name of the script, used in the model's name and in messages
    /// @throws IllegalArgumentException if the text is not a script; the message names the place
    public static ScriptModel of(String file, String text) {
        return new ScriptModel("script:" + file, file, null, false, ReadScript.of(file, text));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Effort> effort() {
        return Optional.ofNullable(effort);
    }

    @Override
    public Reply reply(Request request, Listener listener) {
        int said = 0;
        for (Message message : request.conversation()) {
            if (message instanceof Message.Assistant) {
                said++;
            }
        }
        if (said >= replies.size()) {
            throw new ModelUnavailable(
                    "the script %s has no reply %s: it has %s"
                            .formatted(script, said + 1, replies.size()));
        }
        var reply = replies.get(said);
        return counting ? counted(reply, request) : reply;
    }

    private static Reply counted(Reply reply, Request request) {
        var reasoning = reply.items().stream().filter(Item.Reasoning.class::isInstance).toList();
        var usage =
                new ReportedUsage(0, 0, 0, TokenEstimate.output(reasoning), 0)
                        .completed(request, reply.items());
        return new Reply(
                reply.id(), reply.model(), reply.items(), reply.finish(), usage, reply.delivery());
    }
}
