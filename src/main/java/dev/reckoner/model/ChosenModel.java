package dev.reckoner.model;

import dev.langchain4j.model.chat.ChatModel;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A model to work with.
///
/// @param price null where it is not known, as for a model of one's own
/// @param context tokens of input and output together; null where it is not known
/// @param outputCap tokens it can write in one reply, or a guess that suits most
/// @param scripted whether its replies were written by hand
/// @param why what was chosen and for what reason, for a person
/// @param warnings what else a person should know before it is used, a line each
public record ChosenModel(
        Model model,
        @Nullable Price price,
        @Nullable Long context,
        long outputCap,
        boolean scripted,
        String why,
        List<String> warnings) {

    static final long USUAL_OUTPUT_CAP = 32_768;

    /// Any LangChain4j model, of which nothing is known but what it tells of itself.
    public static ChosenModel of(ChatModel chat) {
        String name = chat.defaultRequestParameters().modelName();
        String shown = name == null ? chat.getClass().getSimpleName() : name;
        return new ChosenModel(
                chat instanceof ResponsesChatModel ours
                        ? ours.responses()
                        : LangChain4jModel.of(chat, shown),
                null,
                null,
                USUAL_OUTPUT_CAP,
                false,
                shown + ", given by the program",
                List.of());
    }

    /// Replies written by hand.
    ///
    /// @param file what the script is called
    /// @throws IllegalArgumentException if the text is not a script; the message names the place
    public static ChosenModel script(String file, String text) {
        return new ChosenModel(
                ScriptModel.of(file, text),
                null,
                null,
                USUAL_OUTPUT_CAP,
                true,
                "replies written by hand, from " + file,
                List.of());
    }

    public String name() {
        return model.name();
    }
}
