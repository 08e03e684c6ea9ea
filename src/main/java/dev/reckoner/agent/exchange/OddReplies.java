package dev.reckoner.agent.exchange;

import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The last replies in a row without a usable call, and their likely cause.
public final class OddReplies {

    private static final Pattern NARRATED_CALL =
            Pattern.compile("```|\\bsubmit_answer\\s*\\(|\"(?:name|code|arguments)\"\\s*:");

    /// The replies since the last cell, or since calls are read from the text; the newest first.
    public static List<Reply> last(List<Entry> entries) {
        var odd = new ArrayList<Reply>();
        for (var entry : entries.reversed()) {
            if (entry.event() instanceof Event.CellRan || TextProtocol.begins(entry.event())) {
                break;
            }
            if (entry.event() instanceof Event.Replied(Reply reply, _)) {
                odd.add(reply);
            }
        }
        return odd;
    }

    /// How many of the last replies in a row have a call or an answer in their text only.
    public static long narrated(List<Entry> entries) {
        return last(entries).stream().takeWhile(OddReplies::isNarrated).count();
    }

    /// Whether the text of the reply contains code or a call.
    public static boolean isNarratedCall(Reply reply) {
        return NARRATED_CALL.matcher(reply.text()).find();
    }

    private static boolean isNarrated(Reply reply) {
        return reply.calls().isEmpty()
                && (isNarratedCall(reply) || ReadAnswer.boxed(reply.text()).isPresent());
    }

    /// Why the model counts as having given up, with the cause that all the replies show and what
    /// to do about it.
    ///
    /// @param inText whether the model writes its calls as text
    public static String of(List<Entry> entries, boolean inText) {
        var replies = last(entries);
        return replies.size()
                + " replies in a row without "
                + (inText ? "Python or an answer" : "a usable call")
                + anyway(replies).orElseGet(() -> inText ? inText(replies) : asCalls(replies));
    }

    private static Optional<String> anyway(List<Reply> replies) {
        if (all(replies, reply -> reply.finish() == Finish.LENGTH)) {
            return Optional.of(
                    "; each was cut at its length limit: allow more output tokens or a longer"
                            + " context, or choose a lower effort");
        }
        return all(replies, reply -> reply.finish() == Finish.CONTENT_FILTER)
                ? Optional.of("; the provider's content filter stopped each of them")
                : Optional.empty();
    }

    private static String inText(List<Reply> replies) {
        return all(replies, OddReplies::isEmpty)
                ? "; each was empty: the server may read the model's thinking wrongly; check its"
                        + " template"
                : "; the model may be too small to work in steps: choose another one";
    }

    private static String asCalls(List<Reply> replies) {
        if (all(replies, OddReplies::isNarrated)) {
            return "; each had its call in the text: start the server with a parser for the model's"
                    + " calls (vLLM: --enable-auto-tool-choice and --tool-call-parser; Ollama: a"
                    + " template with tools), or let the model write its calls as text (--calls"
                    + " text)";
        }
        if (all(replies, OddReplies::isEmpty)) {
            return "; each was empty: the server may read the model's calls or its thinking"
                    + " wrongly; check its template, or let the model write its calls as text"
                    + " (--calls text)";
        }
        return "; the model may be too small to call tools: choose another one, or let it write"
                + " its calls as text (--calls text)";
    }

    private static boolean isEmpty(Reply reply) {
        return reply.calls().isEmpty() && reply.text().isBlank();
    }

    private static boolean all(List<Reply> replies, Predicate<Reply> shown) {
        return replies.stream().allMatch(shown);
    }

    private OddReplies() {}
}
