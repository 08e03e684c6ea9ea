package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a model is and what it refuses.
///
/// @param snapshot what an answer calls it
/// @param efforts of reasoning that it takes; empty for a model that does not reason
public record ModelCard(
        String id, String snapshot, Life life, List<String> efforts, Manner manner, Room room) {

    /// @param shutdown null where none is announced
    /// @param retired gone: whoever asks gets a 404
    record Life(@Nullable LocalDate shutdown, boolean retired) {}

    /// @param refused parameters, of both APIs
    record Manner(Set<String> refused, ToolsInChat tools, Dialect dialect, Set<Habit> habits) {

        Manner {
            refused = Set.copyOf(refused);
            habits = Set.copyOf(habits);
        }
    }

    /// In tokens.
    record Room(long context, long output) {}

    /// Whether Chat Completions takes tools with it.
    enum ToolsInChat {
        TAKEN,
        /// Only where no effort is sent, or `none`.
        WITHOUT_EFFORT,
        /// Only with the effort `none`, spelled out.
        WITH_EFFORT_NONE
    }

    /// Whose server this is.
    enum Dialect {
        OPENAI,
        /// As OpenAI's newest: encrypted reasoning comes unasked where nothing is stored.
        OPENAI_ENCRYPTS_UNASKED,
        /// A compatible server: its reasoning comes, and goes back, as `reasoning_content`.
        COMPATIBLE
    }

    public ModelCard {
        efforts = List.copyOf(efforts);
    }

    /// One that takes what is documented, and has no snapshots.
    static ModelCard of(String id, String... efforts) {
        return new ModelCard(
                id,
                id,
                new Life(null, false),
                List.of(efforts),
                new Manner(Set.of(), ToolsInChat.TAKEN, Dialect.OPENAI, Set.of()),
                new Room(200_000, 100_000));
    }

    /// A model of a compatible server: it takes anything that Chat Completions documents.
    public static ModelCard compatible(String id) {
        return of(id, "low", "medium", "high").speaking(Dialect.COMPATIBLE);
    }

    /// With room for so many tokens, input and output together.
    public ModelCard context(long tokens) {
        var smaller = new Room(tokens, Math.min(room.output, tokens));
        return new ModelCard(id, snapshot, life, efforts, manner, smaller);
    }

    public ModelCard until(LocalDate shutdown) {
        return living(new Life(shutdown, life.retired));
    }

    ModelCard retire() {
        return living(new Life(life.shutdown, true));
    }

    ModelCard dated(String date) {
        return new ModelCard(id, id + "-" + date, life, efforts, manner, room);
    }

    /// A compatible server that differs so from OpenAI.
    public ModelCard with(Habit... habits) {
        return behaving(new Manner(manner.refused, manner.tools, manner.dialect, Set.of(habits)));
    }

    boolean has(Habit habit) {
        return manner.habits.contains(habit);
    }

    public ModelCard refusing(String... parameters) {
        var all = Stream.concat(manner.refused.stream(), Stream.of(parameters));
        return behaving(
                new Manner(
                        all.collect(Collectors.toSet()),
                        manner.tools,
                        manner.dialect,
                        manner.habits));
    }

    ModelCard withTools(ToolsInChat tools) {
        return behaving(new Manner(manner.refused, tools, manner.dialect, manner.habits));
    }

    ModelCard speaking(Dialect dialect) {
        return behaving(new Manner(manner.refused, manner.tools, dialect, manner.habits));
    }

    boolean reasons() {
        return !efforts.isEmpty();
    }

    boolean refuses(String parameter) {
        return manner.refused.contains(parameter);
    }

    boolean speaks(Dialect dialect) {
        return manner.dialect == dialect;
    }

    boolean isCalled(String name) {
        return id.equals(name) || snapshot.equals(name);
    }

    private ModelCard living(Life other) {
        return new ModelCard(id, snapshot, other, efforts, manner, room);
    }

    private ModelCard behaving(Manner other) {
        return new ModelCard(id, snapshot, life, efforts, other, room);
    }
}
