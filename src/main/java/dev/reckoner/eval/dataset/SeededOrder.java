package dev.reckoner.eval.dataset;

import dev.reckoner.answer.question.Question;
import dev.reckoner.text.Sha256;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Orders by chance that anyone can repeat: by the SHA-256, in hexadecimal, of the seed, a colon
/// and what is ordered.
///
/// So the order of two problems does not depend on the others, and the first 10 problems are among
/// the first 20.
final class SeededOrder {

    /// In the order and up to the number that are asked for.
    static List<Question> of(List<Question> questions, Selection selection) {
        var ordered = questions.stream();
        if (selection.shuffle()) {
            ordered =
                    ordered.sorted(
                            Comparator.comparing(
                                    question -> place(selection.seed(), question.id())));
        }
        var limit = selection.limit();
        return limit == null ? ordered.toList() : ordered.limit(limit).toList();
    }

    /// The numbers from 0 on in the order for a problem. Each is ordered as `ID:NUMBER`.
    static List<Integer> numbers(int count, long seed, String id) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparing(number -> place(seed, id + ":" + number)))
                .toList();
    }

    private static String place(long seed, String what) {
        return Sha256.of(seed + ":" + what);
    }

    private SeededOrder() {}
}
