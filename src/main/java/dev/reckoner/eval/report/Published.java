package dev.reckoner.eval.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.json.Json;
import dev.reckoner.text.Resource;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// A figure that others have published. It was measured in another way on other problems, and is
/// never shown in one table or chart with figures of an evaluation.
///
/// @param data the data set, with its version and part where they are known
/// @param scaffold what the model worked in, with its version and budget where they are known
/// @param source where it was published
public record Published(
        String by,
        String date,
        String data,
        String model,
        String effort,
        String tools,
        String measure,
        String figure,
        String scaffold,
        String source) {

    private static final String MODEL = "o3-mini";
    private static final String DATA = "frontiermath";

    /// All of them where an evaluation is of the model or of the data set that they are of.
    static List<Published> beside(List<Evaluation> evaluations) {
        return evaluations.stream().map(Evaluation::record).anyMatch(Published::isOfTheSame)
                ? all()
                : List.of();
    }

    private static boolean isOfTheSame(EvaluationRecord record) {
        return !record.scripted()
                && (record.arms().stream().anyMatch(arm -> arm.model().startsWith(MODEL))
                        || record.name().toLowerCase(Locale.ROOT).replace("-", "").contains(DATA));
    }

    static List<Published> all() {
        try {
            return Json.MAPPER.readValue(
                    Resource.text("report/published.json"),
                    new TypeReference<List<Published>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
