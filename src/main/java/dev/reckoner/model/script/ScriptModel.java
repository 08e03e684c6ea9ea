package dev.reckoner.model.script;

import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;

import java.util.List;

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
/// list of lines), `submit_answer`, `calls` (a list of `{"name", "arguments"}`; the arguments are a
/// string as a model would write it, or an object). `finish` says why the reply ended; without it
/// the reason follows from the items.
///
/// The conversation decides which reply is next, so that a resumed attempt continues at its place.
public final class ScriptModel implements Model {

    private final String file;
    private final List<Reply> replies;

    private ScriptModel(String file, List<Reply> replies) {
        this.file = file;
        this.replies = replies;
    }

    /// @param file the name of the script, used in the model's name and in messages
    /// @throws IllegalArgumentException if the text is not a script; the message names the place
    public static ScriptModel of(String file, String text) {
        return new ScriptModel(file, ReadScript.of(file, text));
    }

    @Override
    public String name() {
        return "script:" + file;
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
                            .formatted(file, said + 1, replies.size()));
        }
        return replies.get(said);
    }
}
