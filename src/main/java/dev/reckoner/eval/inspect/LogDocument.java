package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.reckoner.eval.row.AttemptRow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The format `.json`: one object with all samples in it. What stands before the samples says when
/// the last of them ended, so that they are written to another file first, and one at a time is in
/// memory.
final class LogDocument implements LogWriter {

    @Override
    public void write(ArmLog arm, Attempts attempts, OutputStream out) throws IOException {
        Path samples = Files.createTempFile("reckoner-inspect-", ".json");
        try (var json = LogJson.generator(out)) {
            Instant completed = samples(arm, attempts, samples);
            json.writeStartObject();
            for (var field : arm.header(completed).properties()) {
                json.writeFieldName(field.getKey());
                LogJson.write(json, field.getValue());
            }
            json.writeFieldName("samples");
            json.writeRawValue("");
            json.flush();
            Files.copy(samples, out);
            json.writeFieldName("reductions");
            LogJson.write(json, new ArmAccuracy(arm.rows()).reductions());
            json.writeEndObject();
        } finally {
            Files.deleteIfExists(samples);
        }
    }

    private static Instant samples(ArmLog arm, Attempts attempts, Path file) throws IOException {
        Instant completed = arm.evaluation().started();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                JsonGenerator json = LogJson.generator(out)) {
            json.writeStartArray();
            for (AttemptRow row : arm.ended()) {
                var sample = attempts.read(row);
                LogJson.write(json, sample.json());
                completed = completed.isAfter(sample.completed()) ? completed : sample.completed();
            }
            json.writeEndArray();
        }
        return completed;
    }
}
