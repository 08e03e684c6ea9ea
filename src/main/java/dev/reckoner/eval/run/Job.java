package dev.reckoner.eval.run;

import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.json.Json;
import dev.reckoner.text.Sha256;
import dev.reckoner.text.Slug;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/// One attempt of an evaluation: a sample of a problem in an arm. Whoever works on it, in whatever
/// process, records it in the same directory.
///
/// @param id the same for the same evaluation, problem, arm and sample, and for no other
/// @param sample from 1
/// @param directory of the run, relative to that of the evaluation, with `/`
public record Job(String id, Question question, Arm arm, int sample, String directory) {

    private static final int ID_DIGITS = 20;
    private static final int TELLING_APART = 8;
    private static final String UNNAMED = "x";

    /// @param evaluation the id of the evaluation
    public static Job of(String evaluation, Question question, Arm arm, int sample) {
        return new Job(
                hash(ID_DIGITS, evaluation, question.id(), parts(arm), String.valueOf(sample)),
                question,
                arm,
                sample,
                "attempts/%s/%s/%s".formatted(folder(arm), folder(question), number(sample)));
    }

    /// What tells arms apart for a person, with a hash of all of it.
    private static String folder(Arm arm) {
        String name =
                String.join(
                        " ",
                        Objects.toString(arm.effort(), ""),
                        arm.tools() ? "python" : "no-tools",
                        arm.preset(),
                        arm.model());
        return Slug.of(name).orElse(UNNAMED) + "-" + hash(TELLING_APART, parts(arm));
    }

    private static String folder(Question question) {
        return Slug.of(question.id()).orElse(question.problem().name())
                + "-"
                + hash(TELLING_APART, question.id());
    }

    /// In the order of the numbers where files are listed by name.
    private static String number(int sample) {
        return String.format(Locale.ROOT, "%03d", sample);
    }

    private static String parts(Arm arm) {
        return text(
                arm.model(),
                Objects.toString(arm.effort(), ""),
                arm.preset(),
                String.valueOf(arm.tools()),
                Objects.toString(arm.state(), ""));
    }

    private static String hash(int digits, String... parts) {
        return Sha256.of(text(parts)).substring(0, digits);
    }

    /// A JSON array, so that no two lists of parts are the same text.
    private static String text(String... parts) {
        return Json.MAPPER.valueToTree(Arrays.asList(parts)).toString();
    }
}
