package dev.reckoner.model.select;

import dev.langchain4j.model.chat.ChatModel;
import dev.reckoner.journal.Program;
import dev.reckoner.journal.Run;
import dev.reckoner.model.ContextWindow;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Price;
import dev.reckoner.model.Pricing;
import dev.reckoner.model.cassette.Cassette;
import dev.reckoner.model.cassette.CassetteHeader;
import dev.reckoner.model.cassette.CassetteWriter;
import dev.reckoner.model.cassette.RecordingTransport;
import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.langchain4j.LangChain4jModel;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.openai.OpenAiClient;
import dev.reckoner.model.openai.RedactingModel;
import dev.reckoner.model.openai.ResponsesChatModel;
import dev.reckoner.model.retry.Timing;
import dev.reckoner.model.script.ScriptModel;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A model that is ready for use.
///
/// @param facts what is known about it
/// @param scripted whether its replies were written by hand
/// @param recorded when its replies were recorded; null if they are not replayed
/// @param why which model was chosen and why, for a person
/// @param warnings what a person should know before the model is used
/// @param access how the model can be had again
public record SelectedModel(
        Model model,
        ModelFacts facts,
        boolean scripted,
        @Nullable Instant recorded,
        String why,
        List<Warning> warnings,
        Run.Access access) {

    /// Creates a model that only this program can have again, whose replies are not replayed.
    public SelectedModel(
            Model model, ModelFacts facts, boolean scripted, String why, List<Warning> warnings) {
        this(model, facts, scripted, null, why, warnings, Run.Access.UNKNOWN);
    }

    public SelectedModel {
        warnings = List.copyOf(warnings);
    }

    /// Any LangChain4j model. Only what it says about itself is known.
    public static SelectedModel of(ChatModel chat) {
        String kind = chat.getClass().getSimpleName();
        String shown =
                Objects.requireNonNullElse(
                        chat.defaultRequestParameters().modelName(),
                        kind.isEmpty() ? "ChatModel" : kind);
        return new SelectedModel(
                chat instanceof ResponsesChatModel ours
                        ? ours.responses()
                        : LangChain4jModel.of(chat, shown),
                ModelFacts.UNKNOWN,
                false,
                shown + ", given by the program",
                List.of());
    }

    /// Replies written by hand.
    ///
    /// @param file the name of the script
    /// @throws IllegalArgumentException if the text is not a script; the message names the place
    public static SelectedModel script(String file, String text) {
        return new SelectedModel(
                ScriptModel.of(file, text),
                ModelFacts.UNKNOWN,
                true,
                "replies written by hand, from " + file,
                List.of());
    }

    /// The replies of a run, given again.
    ///
    /// @param run what the run was started with
    /// @param directory its directory, which is named to a person
    public static SelectedModel replayed(Model replies, Run run, Path directory) {
        var source = run.source();
        return new SelectedModel(
                replies,
                source.outputCap() == null
                        ? ModelFacts.UNKNOWN
                        : new ModelFacts(
                                Pricing.of(Price.of(source.usdPerMillion())),
                                ContextWindow.of(source.context()),
                                source.outputCap()),
                run.scripted(),
                run.started(),
                "the replies of " + directory,
                List.of(),
                Run.Access.UNKNOWN);
    }

    /// The same model, of which a person has said how it can be had again.
    public SelectedModel with(Run.Access access) {
        return new SelectedModel(model, facts, scripted, recorded, why, warnings, access);
    }

    /// The same model with another in front of it, whose [Model#within] it is.
    public SelectedModel behind(UnaryOperator<Model> front) {
        return new SelectedModel(
                front.apply(model), facts, scripted, recorded, why, warnings, access);
    }

    /// The same model with another warning, before those it has.
    SelectedModel warning(Warning warning) {
        var all = new ArrayList<Warning>();
        all.add(warning);
        all.addAll(warnings);
        return new SelectedModel(model, facts, scripted, recorded, why, all, access);
    }

    /// A recording, replayed without a network or a key. [#recordedIn] makes one.
    ///
    /// @throws IllegalArgumentException if the file is not a cassette; the message names the place
    public static SelectedModel cassette(Path file) {
        return cassette(file, null, Timing.REAL);
    }

    /// @param effort the effort to ask for; null for the recorded one
    static SelectedModel cassette(Path file, @Nullable Effort effort, Timing timing) {
        var cassette = Cassette.read(file);
        var header = cassette.header();
        return new SelectedModel(
                cassette.replayed(effort, timing),
                header.facts(),
                false,
                header.recorded(),
                cassette.toString(),
                List.of(),
                Run.Access.to(file.toAbsolutePath().toString()));
    }

    /// The same model, with each of its replies recorded in a cassette.
    ///
    /// @throws IllegalArgumentException if the file is not empty or can't be written, or the model
    ///   is not called over HTTP by this program
    public SelectedModel recordedIn(Path file) {
        return recordedIn(file, null);
    }

    /// The same model, with each of its replies recorded in a cassette that can be replayed by
    /// itself.
    ///
    /// @param asked what the recorded attempt is started with; null to leave it out
    /// @throws IllegalArgumentException if the file is not empty or can't be written, or the model
    ///   is not called over HTTP by this program
    public SelectedModel recordedIn(Path file, @Nullable Run asked) {
        if (!(client() instanceof OpenAiClient client) || recorded != null) {
            throw new IllegalArgumentException(
                    "only a model at a server can be recorded, and this is not one: " + why);
        }
        var endpoint = client.endpoint();
        var header =
                new CassetteHeader(
                        CassetteHeader.VERSION,
                        endpoint.model(),
                        endpoint.server().toString(),
                        client.settings(),
                        endpoint.streamed(),
                        facts.pricing().known().orElse(null),
                        facts.context().known().orElse(null),
                        facts.outputCap(),
                        Program.version(),
                        endpoint.timing().clock().instant(),
                        asked);
        var recording = RecordingTransport.of(client, CassetteWriter.on(file, header));
        return new SelectedModel(
                model instanceof RedactingModel
                        ? new RedactingModel(recording, endpoint.server())
                        : recording,
                facts,
                scripted,
                recorded,
                why + "; recorded in " + file,
                warnings,
                access);
    }

    private Model client() {
        var client = model;
        for (var next = model.within(); next.isPresent(); next = client.within()) {
            client = next.get();
        }
        return client;
    }

    public String name() {
        return model.name();
    }

    /// The base URL of its server, for a recording that of the recorded one; empty if this program
    /// does not send the requests itself.
    public Optional<String> server() {
        return client() instanceof OpenAiClient client
                ? Optional.of(client.endpoint().server().toString())
                : Optional.empty();
    }

    /// The API of its server; empty if this program does not send the requests itself.
    public Optional<Api> api() {
        return client() instanceof OpenAiClient client
                ? Optional.of(
                        switch (client.settings()) {
                            case ChatSettings _ -> Api.CHAT;
                            case ResponsesSettings _ -> Api.RESPONSES;
                        })
                : Optional.empty();
    }

    /// The effort that the model is asked for; empty if the model decides, or if it is not known.
    public Optional<Effort> effort() {
        return model.effort();
    }
}
