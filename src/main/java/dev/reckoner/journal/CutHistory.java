package dev.reckoner.journal;

import dev.reckoner.conversation.Usage;

import java.util.List;
import java.util.Optional;

/// Finds a server that silently leaves out the beginning of a long conversation: its input tokens
/// stay the same although the conversation has grown.
public final class CutHistory {

    /// Less growth than this can be lost in the rounding of templates and caches.
    private static final long LEAST_GROWTH = 400;

    /// The entry of the first reply that shows it, and what it shows, in words for a person.
    ///
    /// @param reply the number of the entry
    public record Finding(long reply, String words) {}

    public static Optional<Finding> in(List<Entry> entries) {
        Usage before = Usage.NONE;
        long grown = 0;
        for (var entry : entries) {
            switch (entry.event()) {
                case Event.Replied(var reply, _) -> {
                    Usage usage = reply.usage();
                    if (grown >= LEAST_GROWTH && isSame(before, usage)) {
                        return Optional.of(new Finding(entry.seq(), words(usage, grown)));
                    }
                    before = usage;
                    grown = reply.text().length();
                }
                case Event.CellRan ran -> grown += ran.told().length();
                case Event.CallRejected rejected -> grown += rejected.told().length();
                case Event.ProgramMessage message -> grown += message.text().length();
                case Event.ContextFull _ -> before = Usage.NONE;
                case Event.Prompted _,
                        Event.ReplyStored _,
                        Event.ReplyLost _,
                        Event.Resumed _,
                        Event.Rebuilt _,
                        Event.Submitted _,
                        Event.Ended _,
                        Event.Valued _,
                        Event.Graded _ -> {}
            }
        }
        return Optional.empty();
    }

    /// A server that counts only what its cache did not have reports far less than before.
    private static boolean isSame(Usage before, Usage now) {
        return before.input() > 0
                && !before.estimated()
                && !now.estimated()
                && now.input() <= before.input()
                && now.input() >= before.input() / 2;
    }

    private static String words(Usage usage, long grown) {
        return ("The server counted %s input tokens, no more than before, although the conversation"
                    + " had grown by %s characters: it seems to leave out its beginning. Give it a"
                    + " longer context (Ollama: OLLAMA_CONTEXT_LENGTH).")
                .formatted(usage.input(), grown);
    }

    private CutHistory() {}
}
