package dev.reckoner.eval.run;

import dev.reckoner.agent.ledger.RunLedger;
import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.RunLock;
import dev.reckoner.journal.Totals;
import dev.reckoner.journal.disk.SyncedFile;
import dev.reckoner.json.Json;
import dev.reckoner.text.IoReason;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The directory of an evaluation, for the one process that works on it. [Evaluation] reads it.
///
/// Thread-safe.
public final class EvaluationDirectory implements AutoCloseable {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    private final Path path;
    private final EvaluationRecord record;
    private final List<Question> questions;
    private final RunLock lock;
    private final RowFile rows;
    private final Map<String, AttemptRow> read = new LinkedHashMap<>();

    private EvaluationDirectory(
            Path path, EvaluationRecord record, List<Question> questions, RunLock lock)
            throws IOException {
        this.path = path;
        this.record = record;
        this.questions = List.copyOf(questions);
        this.lock = lock;
        Evaluation.read(path).rows().forEach(row -> read.put(row.job(), row));
        this.rows = RowFile.open(path.resolve(Evaluation.ROWS));
    }

    /// Creates `runs/TIME-NAME`. The record comes last: without it the directory is no evaluation,
    /// and nothing has been asked.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public static EvaluationDirectory create(
            Path runs, EvaluationRecord record, List<Question> questions) {
        try {
            Files.createDirectories(runs);
            Path path = vacant(runs, STAMP.format(record.started()) + "-" + record.name());
            SyncedFile.syncFolder(path);
            SyncedFile.write(path.resolve(StoredQuestions.FILE), StoredQuestions.bytes(questions));
            SyncedFile.write(
                    path.resolve(Evaluation.RECORD),
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(record));
            return opened(path, record, questions);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't record the evaluation in %s: %s".formatted(runs, IoReason.of(e)), e);
        }
    }

    /// Opens an evaluation to go on with it.
    ///
    /// @throws dev.reckoner.journal.RunInUse if another process works on it
    /// @throws IllegalArgumentException if it is no evaluation, or is damaged
    /// @throws UncheckedIOException if it cannot be written
    public static EvaluationDirectory open(Path path) {
        var record = Evaluation.read(path).record();
        try {
            return opened(path, record, StoredQuestions.read(path));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't record the evaluation in %s: %s".formatted(path, IoReason.of(e)), e);
        }
    }

    private static EvaluationDirectory opened(
            Path path, EvaluationRecord record, List<Question> questions) throws IOException {
        var lock = RunLock.on(path);
        boolean open = false;
        try {
            var directory = new EvaluationDirectory(path, record, questions, lock);
            open = true;
            return directory;
        } finally {
            if (!open) {
                lock.close();
            }
        }
    }

    private static Path vacant(Path runs, String name) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return Files.createDirectory(runs.resolve(i == 1 ? name : name + "-" + i));
            } catch (FileAlreadyExistsException _) {
                // the next number may be free
            }
        }
    }

    public Path path() {
        return path;
    }

    public EvaluationRecord record() {
        return record;
    }

    public List<Question> questions() {
        return questions;
    }

    public Grid grid() {
        return new Grid(record.id(), questions, record.arms(), record.samples());
    }

    /// The rows that are recorded, one of each job.
    public synchronized Map<String, AttemptRow> rows() {
        return new LinkedHashMap<>(read);
    }

    /// What all its attempts have used so far, those that have not ended among them. Of an attempt
    /// that is tried again by each process, the row can be older than the journal.
    public RunLedger.Spent spent() {
        long tokens = 0;
        BigDecimal usd = BigDecimal.ZERO;
        var rows = rows();
        for (var job : grid().jobs()) {
            var row = rows.get(job.id());
            var attempt = row != null && SamplePlan.isDone(row) ? Amount.of(row) : begun(job);
            tokens += attempt.tokens();
            usd = usd == null || attempt.usd() == null ? null : usd.add(attempt.usd());
        }
        return new RunLedger.Spent(tokens, usd, Duration.ZERO);
    }

    private Amount begun(Job job) {
        var spent = Totals.of(Journal.recover(path.resolve(job.directory())).entries());
        return new Amount(spent.tokens(), spent.usd());
    }

    /// @param usd null if a price is not known
    private record Amount(long tokens, @Nullable BigDecimal usd) {

        static Amount of(AttemptRow row) {
            return new Amount(row.tokens(), row.usd());
        }
    }

    /// Records that an attempt has ended, or has ended again.
    ///
    /// @throws UncheckedIOException if it cannot be written
    synchronized void add(AttemptRow row) {
        try {
            rows.add(row);
            read.put(row.job(), row);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't record the evaluation in %s: %s".formatted(path, IoReason.of(e)), e);
        }
    }

    @Override
    public void close() {
        try (lock) {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "can't record the evaluation in %s: %s".formatted(path, IoReason.of(e)), e);
        }
    }
}
