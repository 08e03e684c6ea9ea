package dev.reckoner.answer.question;

import dev.reckoner.task.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A problem of a data set or of a problem file.
///
/// @param id unique in its data set, as the data set writes it; it may hold anything
/// @param problem as the model is asked it
/// @param tier how hard it is, as the data set writes it, such as `2` or `Level 5`; null if it does
///   not say
/// @param tags subjects and the like, in the order of the data set
/// @param libraries the Python libraries that the problem counts on, by name; empty if it does not
///   say
public record Question(
        String id,
        Problem problem,
        Gold gold,
        @Nullable String tier,
        List<String> tags,
        List<String> libraries) {

    /// A problem of which nothing else is known.
    public static Question of(Problem problem) {
        return new Question(
                problem.name(), problem, new Gold.Unknown(), null, List.of(), List.of());
    }

    public Question with(Gold gold) {
        return new Question(id, problem, gold, tier, tags, libraries);
    }

    public Question {
        tags = List.copyOf(tags);
        libraries = List.copyOf(libraries);
    }
}
