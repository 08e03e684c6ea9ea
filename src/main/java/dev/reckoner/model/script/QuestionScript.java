package dev.reckoner.model.script;

import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The attempts at one question, written by hand.
///
/// ```json
/// {"question": "sums-3", "attempts": [
///     {"effort": ["low", "medium"], "tools": "none", "samples": 5, "note": "forgets the empty sum",
///      "replies": [{"text": "So it is \\boxed{41}."}]},
///     {"replies": [{"text": "So it is \\boxed{42}."}]}
/// ]}
/// ```
///
/// `docs/scripts.md` says what the keys mean.
///
/// @param file where it is written
/// @param question the id of the question
public record QuestionScript(String file, String question, List<AttemptScript> attempts) {

    public QuestionScript {
        attempts = List.copyOf(attempts);
    }

    /// @param file what messages call it
    /// @param model the model's name, which each reply bears
    /// @throws IllegalArgumentException if the text is not such a script; the message names the
    ///   place
    public static QuestionScript of(String file, String model, String text) {
        return new ReadAttempts(new ScriptJson(file), model).question(text);
    }

    /// The attempts of this kind, in order.
    ///
    /// @param effort null if none is asked for
    public List<AttemptScript> fitting(@Nullable Effort effort, boolean withTools) {
        return attempts.stream().filter(attempt -> attempt.fits(effort, withTools)).toList();
    }
}
