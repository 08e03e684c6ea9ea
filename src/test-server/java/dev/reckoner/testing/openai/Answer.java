package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A generation: charged when it is made, whatever becomes of its delivery.
///
/// @param usage null to have it counted
/// @param finish the `finish_reason` of a chat completion; null for the one that fits
/// @param faults what goes wrong with its first delivery
public record Answer(
        List<Item> items,
        Ending ending,
        @Nullable Usage usage,
        @Nullable String finish,
        List<Fault.Spoiling> faults)
        implements Turn {

    public Answer {
        items = List.copyOf(items);
        faults = List.copyOf(faults);
    }

    static Answer of(List<? extends Item> items) {
        return new Answer(List.copyOf(items), Ending.COMPLETED, null, null, List.of());
    }

    public Answer ending(Ending ending) {
        return new Answer(items, ending, usage, finish, faults);
    }

    public Answer costing(Usage usage) {
        return new Answer(items, ending, usage, finish, faults);
    }

    /// With a `finish_reason` that does not fit what is in it.
    public Answer finishing(String finish) {
        return new Answer(items, ending, usage, finish, faults);
    }

    public Answer but(Fault.Spoiling fault) {
        var all = Stream.concat(faults.stream(), Stream.of(fault)).toList();
        return new Answer(items, ending, usage, finish, all);
    }

    Answer saying(List<? extends Item> others) {
        return new Answer(List.copyOf(others), ending, usage, finish, faults);
    }

    int outputTokens() {
        return items.stream().mapToInt(Item::tokens).sum();
    }

    int reasoningTokens() {
        return items.stream().filter(Item.Reasoning.class::isInstance).mapToInt(Item::tokens).sum();
    }

    /// Cut off where it exceeds so many output tokens, in the middle of an item if need be.
    Answer within(long tokens) {
        if (outputTokens() <= tokens) {
            return this;
        }
        List<Item> kept = new ArrayList<>();
        long left = tokens;
        for (Item item : items) {
            if (left <= 0) {
                break;
            }
            kept.add(item.tokens() <= left ? item : cut(item, (int) left));
            left -= item.tokens();
        }
        return saying(kept).ending(Ending.MAX_OUTPUT_TOKENS);
    }

    private static Item cut(Item item, int tokens) {
        int characters = tokens * Tokens.CHARACTERS;
        return switch (item) {
            case Item.Reasoning(var summaries, _) -> new Item.Reasoning(summaries, tokens);
            case Item.Text(var text) -> new Item.Text(head(text, characters));
            case Item.Refusal(var text) -> new Item.Refusal(head(text, characters));
            case Item.Call(var id, var tool, var arguments) ->
                    new Item.Call(
                            id, tool, head(arguments, Math.max(0, characters - tool.length())));
        };
    }

    private static String head(String text, int characters) {
        int end = Math.min(characters, text.length());
        return text.substring(
                0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
