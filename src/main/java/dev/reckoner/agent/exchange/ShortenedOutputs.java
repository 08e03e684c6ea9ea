package dev.reckoner.agent.exchange;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which outputs of cells are shown shortened, because the conversation is too long for the model's
/// context. The journal keeps them whole; replies, with their reasoning and calls, are never
/// changed.
///
/// A message of the program shortens the outputs that the model has already seen; a server's
/// refusal shortens all before it. What is shortened twice is shorter still.
public final class ShortenedOutputs {

    private static final int SHORT = 400;
    private static final int SHORTEST = 100;

    /// A token has fewer bytes than this, except in long runs of blanks.
    private static final int BYTES_PER_TOKEN = 6;

    private final int[] times;

    private ShortenedOutputs(int[] times) {
        this.times = times;
    }

    public static ShortenedOutputs in(List<Entry> entries) {
        var times = new int[entries.size()];
        int behind = 0;
        int unseen = 0;
        for (int i = entries.size() - 1; i >= 0; i--) {
            times[i] = behind;
            var event = entries.get(i).event();
            if (event instanceof Event.ContextFull) {
                behind++;
            } else if (isShortening(event)) {
                unseen++;
            } else if (event instanceof Event.Replied) {
                behind += unseen;
                unseen = 0;
            }
        }
        return new ShortenedOutputs(times);
    }

    /// What is shown of an output.
    ///
    /// @param index of the entry
    /// @param told the result as the model was shown it at first
    public String shown(int index, String told) {
        return shortened(told, times[index]);
    }

    private static String shortened(String told, int times) {
        return times == 0
                ? told
                : CellReport.cutInTheMiddle(told, times == 1 ? SHORT : SHORTEST).text();
    }

    /// The tokens that a message which shortens outputs would save now, too few rather than too
    /// many.
    public static long saving(List<Entry> entries) {
        var now = in(entries);
        long bytes = 0;
        int seen = lastReply(entries);
        for (int i = 0; i < seen; i++) {
            if (entries.get(i).event() instanceof Event.CellRan ran) {
                bytes +=
                        bytes(shortened(ran.told(), now.times[i]))
                                - bytes(shortened(ran.told(), now.times[i] + 1));
            }
        }
        return bytes / BYTES_PER_TOKEN;
    }

    /// The tokens that are saved by a message since the last reply, whose usage does not show it
    /// yet.
    public static long saved(List<Entry> entries) {
        long saved = 0;
        for (int i = lastReply(entries); i < entries.size(); i++) {
            saved += isShortening(entries.get(i).event()) ? saving(entries.subList(0, i)) : 0;
        }
        return saved;
    }

    private static boolean isShortening(Event event) {
        return event instanceof Event.ProgramMessage told && told.reason() == Reason.SHORTENED;
    }

    /// The index of the last reply; 0 if there is none.
    private static int lastReply(List<Entry> entries) {
        int i = entries.size() - 1;
        while (i > 0 && !(entries.get(i).event() instanceof Event.Replied)) {
            i--;
        }
        return Math.max(i, 0);
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
