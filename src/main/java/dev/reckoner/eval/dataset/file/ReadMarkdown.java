package dev.reckoner.eval.dataset.file;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.ReadProblemFile;
import dev.reckoner.answer.question.UnreadableQuestion;
import dev.reckoner.json.Json;

import java.io.IOException;

/// Reads a problem file in Markdown as a row whose columns are the keys of its head.
final class ReadMarkdown {

    static Row row(DataFile file) throws IOException {
        try {
            var question = ReadProblemFile.of(file.shown(), file.name(), FileText.of(file));
            ObjectNode values =
                    Json.MAPPER
                            .createObjectNode()
                            .put("id", question.id())
                            .put("problem", question.problem().text())
                            .put("tier", question.tier())
                            .put("answer_type", question.problem().answerType());
            switch (question.gold()) {
                case Gold.Unknown() -> {}
                case Gold.Value(var expected) -> values.put("gold", expected.text());
                case Gold.Verifier(var source, _) -> values.put("verification_code", source);
            }
            question.libraries().forEach(values.putArray("libraries")::add);
            return Row.of(file, "the file", values);
        } catch (UnreadableQuestion e) {
            throw new UnreadableFile(String.valueOf(e.getMessage()), e);
        }
    }

    private ReadMarkdown() {}
}
