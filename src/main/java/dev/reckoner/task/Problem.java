package dev.reckoner.task;

import dev.reckoner.text.Slug;

import org.jspecify.annotations.Nullable;

/// A question with one answer.
///
/// @param name a short slug, `[a-z0-9-]`, used in the name of the run directory
/// @param text the statement, in Markdown with LaTeX
/// @param answerType what kind of value is asked for, in the words of the problem's author, such as
///   `Python int`; null if they do not say
public record Problem(String name, String text, @Nullable String answerType) {

    private static final String UNNAMED = "problem";

    public Problem(String name, String text) {
        this(name, text, null);
    }

    public Problem {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,99}")) {
            throw new IllegalArgumentException(
                    "a problem's name is a slug like 'amicable-pairs' of at most 100 characters,"
                            + " was '"
                            + name
                            + "'");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("the problem is empty");
        }
    }

    /// Names the problem after its first words.
    public static Problem of(String text) {
        String stripped = text.strip();
        String first = stripped.lines().findFirst().orElse("");
        return new Problem(Slug.of(first).orElse(UNNAMED), stripped);
    }

    /// @param called what a person calls it, such as the name of its file; it may hold anything,
    ///   and where nothing of it can be a name the problem is named after its first words
    public static Problem named(String called, String text) {
        return Slug.of(called)
                .map(name -> new Problem(name, text.strip()))
                .orElseGet(() -> of(text));
    }

    public Problem answerType(String type) {
        return new Problem(name, text, type);
    }

    /// Its heading, or where it has none its first words, on one line.
    public String title() {
        return Title.of(text).title();
    }

    /// The statement without its heading; empty where the title is all of it.
    public String body() {
        return Title.of(text).body();
    }
}
