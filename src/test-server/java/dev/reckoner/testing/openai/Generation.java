package dev.reckoner.testing.openai;

import java.util.ArrayList;
import java.util.List;

/// An answer that was made: named, counted, never changed. Both APIs tell the same one.
///
/// @param created in seconds since 1970
record Generation(
        Asked asked, String id, long created, Answer answer, List<Named> items, Usage usage) {

    /// @param callId empty for what is no call
    record Named(Item item, String id, String callId) {}

    static Generation of(Asked asked, Answer script, int cached, Ids ids, long created) {
        Answer answer = script.within(asked.outputCap());
        List<Named> items = new ArrayList<>();
        for (Item item : answer.items()) {
            items.add(
                    switch (item) {
                        case Item.Reasoning _ -> new Named(item, ids.next("rs_"), "");
                        case Item.Text _, Item.Refusal _ -> new Named(item, ids.next("msg_"), "");
                        case Item.Call(var given, _, _) ->
                                new Named(
                                        item,
                                        ids.next("fc_"),
                                        given == null ? callId(asked, ids) : given);
                    });
        }
        String id = ids.next(asked.api() == Api.RESPONSES ? "resp_" : "chatcmpl-");
        return new Generation(
                asked, id, created, answer, List.copyOf(items), usage(asked, answer, cached));
    }

    private static String callId(Asked asked, Ids ids) {
        String id = ids.next("call_");
        return asked.card().has(Habit.REFUSES_IDS_THAT_ARE_NOT_NINE_LETTERS)
                ? id.substring(id.length() - 9)
                : id;
    }

    /// The same without the conversation that led to it: all that has to be kept to tell it again.
    Generation alone() {
        return new Generation(asked.alone(), id, created, answer, items, usage);
    }

    private static Usage usage(Asked asked, Answer answer, int cached) {
        if (answer.usage() != null) {
            return answer.usage();
        }
        return new Usage(
                Tokens.of(asked.prompt()), cached, answer.outputTokens(), answer.reasoningTokens());
    }

    boolean isCut(int index) {
        return answer.ending() instanceof Ending.MaxOutputTokens && index == items.size() - 1;
    }
}
