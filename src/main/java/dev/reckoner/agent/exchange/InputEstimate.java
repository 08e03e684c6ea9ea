package dev.reckoner.agent.exchange;

import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.tool.Tool;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Estimates how many tokens the next call sends, never too few: the tokens that the last call
/// reported, and one token for each byte of UTF-8 added since. A byte-level tokeniser never
/// produces more.
public final class InputEstimate {

    /// The tokens around a message, in any provider's template.
    private static final long FRAME = 32;

    /// The bytes of a token, in code and tables of numbers.
    private static final int LIKELY_BYTES = 3;

    public static long next(List<Entry> entries, List<Tool> tools) {
        return next(entries, tools, 1);
    }

    /// The same as it is likely to be, for what costs nothing if it is wrong.
    public static long likely(List<Entry> entries, List<Tool> tools) {
        return next(entries, tools, LIKELY_BYTES);
    }

    private static long next(List<Entry> entries, List<Tool> tools, int bytesPerToken) {
        long fresh = 0;
        for (var entry : entries.reversed()) {
            switch (entry.event()) {
                case Event.Replied(var reply, _) -> {
                    Usage usage = reply.usage();
                    return FRAME + fresh / bytesPerToken + usage.input() + usage.output();
                }
                case Event.Prompted(_, String prompt, _) -> fresh += first(prompt, tools);
                case Event.CellRan ran -> fresh += bytes(ran.told()) + FRAME;
                case Event.CallRejected refused -> fresh += bytes(refused.told()) + FRAME;
                case Event.ProgramMessage told -> fresh += bytes(told.text()) + FRAME;
                case Event.ReplyStored _,
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
        return fresh / bytesPerToken;
    }

    /// The estimate for the first call, which sends only the prompt and the tools.
    public static long first(String prompt, List<Tool> tools) {
        return FRAME + bytes(prompt) + FRAME + toolBytes(tools);
    }

    private static long toolBytes(List<Tool> tools) {
        return tools.stream()
                .mapToLong(tool ->
                        bytes(tool.name())
                                + bytes(tool.description())
                                + bytes(tool.parameters().toString())
                                + FRAME)
                .sum();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private InputEstimate() {}
}
