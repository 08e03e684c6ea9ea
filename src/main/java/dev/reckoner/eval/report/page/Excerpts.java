package dev.reckoner.eval.report.page;

import dev.reckoner.text.HeadTail;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.Transcripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// How attempts end, from their Markdown transcripts: enough to see what a model did last, where
/// the page does not become large by it.
final class Excerpts {

    private static final int MOST_ATTEMPTS = 2_000;
    private static final int LONGEST = 1_200;

    /// A transcript is read no further than this.
    private static final long LARGEST = 4 << 20;

    /// By the place of the attempt's cell, a colon, and its sample. Empty where there are too many
    /// attempts; an attempt without a transcript has none.
    static Map<String, String> of(AttemptData data, Path page) {
        long attempts = data.cells().stream().mapToLong(cell -> cell.s().size()).sum();
        Map<String, String> excerpts = new LinkedHashMap<>();
        for (int i = 0; attempts <= MOST_ATTEMPTS && i < data.cells().size(); i++) {
            var cell = data.cells().get(i);
            for (int j = 0; j < cell.s().size(); j++) {
                var names = cell.f();
                String name = names == null ? String.valueOf(cell.s().get(j)) : names.get(j);
                String text =
                        end(page.resolveSibling(cell.d() + name).resolve(Transcripts.MARKDOWN));
                if (!text.isEmpty()) {
                    excerpts.put(i + ":" + cell.s().get(j), text);
                }
            }
        }
        return excerpts;
    }

    private static String end(Path transcript) {
        try {
            if (!Files.isRegularFile(transcript) || Files.size(transcript) > LARGEST) {
                return "";
            }
            String text = Files.readString(transcript);
            int from = HeadTail.whole(text, Math.max(0, text.length() - LONGEST));
            return (from > 0 ? "…" : "") + Printable.text(text.substring(from));
        } catch (IOException _) {
            return "";
        }
    }

    private Excerpts() {}
}
