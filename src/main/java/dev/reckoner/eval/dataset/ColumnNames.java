package dev.reckoner.eval.dataset;

import dev.reckoner.eval.dataset.file.Row;

import java.util.List;

/// The names of columns, in the order in which they are looked for, as [Row#plain] writes them.
final class ColumnNames {

    static final List<String> PROBLEM =
            List.of("problem", "question", "prompt", "input", "statement");
    static final List<String> ID =
            List.of("id", "unique id", "problem id", "record id", "problem idx", "idx");
    static final List<String> ANSWER =
            List.of(
                    "answer",
                    "final answer",
                    "expected answer",
                    "correct answer",
                    "target",
                    "gold");
    static final List<String> SOLUTION = List.of("solution", "solutions");
    static final List<String> TIER = List.of("tier", "level", "difficulty");
    static final List<String> TAGS =
            List.of(
                    "subject",
                    "subfield",
                    "type",
                    "problem type",
                    "tags",
                    "category",
                    "topic",
                    "raw subject",
                    "high level domain",
                    "subdomain");
    static final List<String> CHOICES = List.of("choices", "options");
    static final List<String> IMAGES = List.of("image", "images");

    /// Before the number of an image.
    static final String IMAGE = "image ";

    static final String CONTEXT = "context";
    static final String UNIT = "unit";
    static final String ANSWER_TYPE = "answer type";
    static final List<String> TOLERANCE = List.of("tolerance", "error");
    static final String SEVERAL_ANSWERS = "is multiple answer";
    static final String VERIFIER = "verification code";
    static final String LIBRARIES = "libraries";
    static final String RIGHT_ANSWER = "correct answer";

    /// Before the number of a wrong choice.
    static final String WRONG_ANSWER = "incorrect answer ";

    static final String SPLIT = "split";
    static final String YEAR = "year";
    static final String PART = "part";
    static final String NUMBER = "problem number";

    private ColumnNames() {}
}
