package dev.reckoner.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.reckoner.Effort;
import dev.reckoner.Program;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A model to work with.
///
/// @param price null where it is not known, as for a model of one's own
/// @param context tokens of input and output together; null where it is not known
/// @param outputCap tokens it can write in one reply, or a guess that suits most
/// @param scripted whether its replies were written by hand
/// @param recorded when its replies were recorded; null where they are not replayed
/// @param why what was chosen and for what reason, for a person
/// @param warnings what else a person should know before it is used, a line each
public record ChosenModel(
        Model model,
        @Nullable Price price,
        @Nullable Long context,
        long outputCap,
        boolean scripted,
        @Nullable Instant recorded,
        String why,
        List<String> warnings) {

    static final long USUAL_OUTPUT_CAP = 32_768;

    /// One that answers now.
    public ChosenModel(
            Model model,
            @Nullable Price price,
            @Nullable Long context,
            long outputCap,
            boolean scripted,
            String why,
            List<String> warnings) {
        this(model, price, context, outputCap, scripted, null, why, warnings);
    }

    public ChosenModel {
        warnings = List.copyOf(warnings);
    }

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

    /// A recording, replayed without network or key: see [#recordedIn].
    ///
    /// @throws IllegalArgumentException if there is no cassette in the file; the message names the
    ///   place
    public static ChosenModel cassette(Path file) {
        return cassette(file, null, Pace.REAL);
    }

    /// @param effort to ask for in place of the recorded one
    static ChosenModel cassette(Path file, @Nullable Effort effort, Pace pace) {
        var cassette = Cassette.read(file);
        var header = cassette.header();
        return new ChosenModel(
                cassette.played(effort, pace),
                header.price(),
                header.context(),
                header.outputCap(),
                false,
                header.recorded(),
                cassette.toString(),
                List.of());
    }

    /// The same, with each of its replies recorded in a cassette as it comes.
    ///
    /// @throws IllegalArgumentException if the file has something in it or can't be written, or the
    ///   model is not one whose line can be recorded
    public ChosenModel recordedIn(Path file) {
        if (!(client() instanceof Client client) || recorded != null) {
            throw new IllegalArgumentException(
                    "only a model behind a server can be recorded, and these are " + why);
        }
        var line = client.line();
        var header =
                new CassetteHeader(
                        CassetteHeader.VERSION,
                        line.model(),
                        line.server().toString(),
                        client.settings(),
                        line.streamed(),
                        price,
                        context,
                        outputCap,
                        Program.version(),
                        line.pace().clock().instant());
        var taped = Recording.of(client, Tape.on(file, header));
        return new ChosenModel(
                model instanceof Discreet ? new Discreet(taped, line.server()) : taped,
                price,
                context,
                outputCap,
                scripted,
                why + "; recorded in " + file,
                warnings);
    }

    private Model client() {
        return model instanceof Discreet(var within, _) ? within : model;
    }

    public String name() {
        return model.name();
    }

    /// How much it is asked to think; empty where that is left to it, or not known.
    public Optional<Effort> effort() {
        return model.effort();
    }
}
