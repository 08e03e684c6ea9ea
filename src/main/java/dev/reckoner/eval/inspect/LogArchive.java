package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.eval.row.AttemptRow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The format `.eval`: a zip file with an entry for each sample. One sample at a time is in memory,
/// and the summaries of all, as text.
final class LogArchive implements LogWriter {

    @Override
    public void write(ArmLog arm, Attempts attempts, OutputStream out) throws IOException {
        var summaries = new ByteArrayOutputStream();
        Instant completed = arm.evaluation().started();
        var zip = new ZipOutputStream(out);
        entry(zip, "_journal/start.json", start(arm));
        try (var list = LogJson.generator(summaries)) {
            list.writeStartArray();
            for (AttemptRow row : arm.ended()) {
                var sample = attempts.read(row);
                entry(zip, name(row), sample.json());
                LogJson.write(list, sample.summary());
                completed = completed.isAfter(sample.completed()) ? completed : sample.completed();
            }
            list.writeEndArray();
        }
        entry(zip, "_journal/summaries/1.json", summaries);
        entry(zip, "summaries.json", summaries);
        entry(zip, "reductions.json", new ArmAccuracy(arm.rows()).reductions());
        entry(zip, "header.json", arm.header(completed));
        zip.finish();
    }

    private static JsonNode start(ArmLog arm) {
        var start = LogJson.object().put("version", ArmLog.VERSION);
        start.set("eval", arm.spec());
        start.set("plan", arm.plan());
        return start;
    }

    private static String name(AttemptRow row) {
        return "samples/%s_epoch_%s.json".formatted(SampleId.of(row.problem()), row.sample());
    }

    private static void entry(ZipOutputStream zip, String name, JsonNode content)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (JsonGenerator json = LogJson.generator(zip)) {
            LogJson.write(json, content);
        }
        zip.closeEntry();
    }

    private static void entry(ZipOutputStream zip, String name, ByteArrayOutputStream content)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.writeTo(zip);
        zip.closeEntry();
    }
}
