package dev.reckoner.eval.inspect;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.row.Score;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.RunDirectory;
import dev.reckoner.journal.Shortage;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.task.PythonMode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An evaluation of one arm with attempts of every kind, written by hand into a directory.
final class RecordedEvaluation {

    static final String HOSTILE = "../../etc/passwd\u0000<b>";

    static final Arm ARM = new Arm("o3-mini", Effort.HIGH, "session", true, "session");

    private static final Instant BEGIN = Instant.parse("2026-11-27T12:00:00Z");
    private static final ResourceUse HALF_A_SECOND =
            new ResourceUse(Duration.ofMillis(500), Duration.ofMillis(400), 0);

    private final Path directory;
    private final List<AttemptRow> rows = new ArrayList<>();

    private RecordedEvaluation(Path directory) {
        this.directory = directory;
    }

    /// Three problems, two samples each: solved and wrong, undecided and voided, out of tokens and
    /// solved.
    static Evaluation in(Path directory) throws IOException {
        var recorded = new RecordedEvaluation(directory);
        recorded.attempt("sum", 1, Score.CORRECT, "2", solved());
        recorded.attempt("sum", 2, Score.WRONG, "3", wrong());
        recorded.attempt(HOSTILE, 1, Score.UNDECIDED, "x^x", undecided());
        recorded.attempt(
                HOSTILE, 2, Score.VOIDED, null, new Event.Ended(new End.Voided("no server")));
        recorded.attempt("limit", 1, Score.WRONG, null, outOfTokens());
        recorded.attempt("limit", 2, Score.CORRECT, "2", inText());
        return recorded.written();
    }

    private static Event[] solved() {
        return new Event[] {
            replied(
                    new Item.Reasoning("I add them.", "{\"encrypted_content\":\"secret\"}"),
                    new Item.Text("Let me see."),
                    new Item.ToolCall("call_1", "python", "{\"code\":\"1 + 1\"}")),
            new Event.CellRan(
                    "call_1",
                    "1 + 1",
                    new Outcome.Completed(Output.printed("2"), HALF_A_SECOND),
                    "2",
                    0),
            new Event.ProgramMessage(Event.Reason.STATUS, "Used so far: 1 %."),
            replied(new Item.ToolCall("call_2", "submit_answer", "{\"answer\":\"2\"}")),
            new Event.Submitted("call_2", "2"),
            new Event.Ended(new End.Answered("2")),
            new Event.Graded("2", "any", "correct", "exact-number", "both are 2", null)
        };
    }

    private static Event[] wrong() {
        return new Event[] {
            replied(new Item.ToolCall("call_1", "python", "{not JSON")),
            new Event.CallRejected("call_1", "python", "the arguments are no JSON"),
            replied(new Item.ToolCall("call_2", "python", "{\"code\":\"while True: pass\"}")),
            new Event.CellRan(
                    "call_2",
                    "while True: pass",
                    new Outcome.TimedOut(
                            Output.NONE, Duration.ofSeconds(1), SessionState.KEPT, HALF_A_SECOND),
                    "timed out after 1 s",
                    7),
            replied(new Item.Text("It is \\boxed{3}. \ud800")),
            new Event.Submitted(null, "3"),
            new Event.Ended(new End.Answered("3")),
            new Event.Graded("2", "any", "wrong", "exact-number", "2 was expected", null)
        };
    }

    private static Event[] undecided() {
        return new Event[] {
            replied(new Item.Text("\\boxed{x^x}")),
            new Event.Submitted(null, "x^x"),
            new Event.Ended(new End.Answered("x^x")),
            new Event.Graded("2", "any", "undecided", "none", "no rule can tell", null)
        };
    }

    private static Event[] outOfTokens() {
        return new Event[] {
            new Event.ReplyLost("the connection broke", new Usage(10, 0, 90, 0, true), null),
            new Event.ContextFull("too long", 100),
            new Event.Ended(
                    new End.OutOf(
                            Limits.Kind.TOKENS,
                            new Shortage.OfLimit(
                                    BigDecimal.valueOf(1000), BigDecimal.ONE, BigDecimal.TEN)))
        };
    }

    private static Event[] inText() {
        return new Event[] {
            new Event.Ended(
                    new End.OutOf(Limits.Kind.TIME, new Shortage.OfTime(BigDecimal.valueOf(5)))),
            new Event.Resumed("0.1.0", Limits.NONE.tokens(2000), null),
            new Event.Rebuilt(0, List.of()),
            replied(new Item.Text("```python\n1 + 1\n```")),
            new Event.CellRan(
                    "text-1",
                    "1 + 1",
                    new Outcome.Raised(Output.NONE, "E: no", "Traceback\nE: no", HALF_A_SECOND),
                    "Traceback\nE: no",
                    0),
            replied(new Item.Text("\\boxed{2}")),
            new Event.Submitted(null, "2"),
            new Event.Ended(new End.Answered("2")),
            new Event.Graded("2", "any", "correct", "exact-number", "both are 2", null)
        };
    }

    private static Event replied(Item... items) {
        var reply =
                new Reply(
                        "resp_1",
                        "o3-mini-2025-01-31",
                        List.of(items),
                        Reply.Finish.STOP,
                        new Usage(100, 40, 20, 15, false),
                        Delivery.at(Duration.ofSeconds(2), 2));
        return new Event.Replied(reply, new BigDecimal("0.001"));
    }

    private void attempt(
            String problem, int sample, Score score, @Nullable String answer, Event... events) {
        String path = "attempts/a/p%d/%03d".formatted(rows.size() / 2, sample);
        RunDirectory.createAt(directory.resolve(path), run());
        try (var journal = Journal.create(directory.resolve(path))) {
            journal.append(
                    entry(
                            0,
                            new Event.Prompted(
                                    1,
                                    "Solve: What is 1 + 1?",
                                    List.of(new Event.ToolText("python", "Runs a cell.")))));
            for (int i = 0; i < events.length; i++) {
                journal.append(entry(i + 1, events[i]));
            }
        }
        rows.add(row(problem, sample, path, score, answer));
    }

    private static Entry entry(int seq, Event event) {
        return new Entry(seq, BEGIN.plusSeconds(3L * seq), Duration.ofSeconds(3L * seq), event);
    }

    private AttemptRow row(
            String problem, int sample, String path, Score score, @Nullable String answer) {
        return new AttemptRow(
                "job-%d".formatted(rows.size() + 1),
                problem,
                "1",
                List.of("sums"),
                ARM,
                sample,
                path,
                score,
                answer != null ? "answered" : score == Score.VOIDED ? "voided" : "out_of_tokens",
                answer,
                answer == null ? null : "2",
                answer == null ? null : score.toString(),
                answer == null ? null : "exact-number",
                score == Score.VOIDED ? "no server" : "because",
                200,
                80,
                40,
                30,
                new BigDecimal("0.002"),
                20,
                4,
                1,
                0.5,
                List.of(),
                List.of(2.0, 2.0),
                2,
                1,
                0,
                0,
                1);
    }

    private static Run run() {
        return new Run(
                "0.1.0",
                BEGIN,
                new Problem("sum", "What is 1 + 1?"),
                "o3-mini",
                true,
                null,
                Effort.HIGH,
                "session",
                AnswerForm.ANY,
                PythonMode.SESSION,
                Calls.AUTO,
                Limits.NONE.tokens(1000),
                Limits.NONE,
                Duration.ofSeconds(60),
                16_384,
                null,
                null,
                Run.Source.UNKNOWN,
                null);
    }

    private Evaluation written() throws IOException {
        var record =
                new EvaluationRecord(
                        "evaluation-1",
                        "0.1.0",
                        BEGIN,
                        "sums",
                        new EvaluationRecord.DataSource(List.of("sums.jsonl"), "ab", "", 3),
                        List.of(ARM),
                        2,
                        true,
                        Limits.NONE.tokens(1000).time(Duration.ofMinutes(5)).usd("0.50"),
                        Limits.NONE,
                        "local");
        Files.write(directory.resolve(Evaluation.RECORD), Json.MAPPER.writeValueAsBytes(record));
        try (var out = Files.newBufferedWriter(directory.resolve(Evaluation.ROWS))) {
            for (AttemptRow row : rows) {
                out.write(Json.MAPPER.writeValueAsString(row) + "\n");
            }
        }
        return Evaluation.read(directory);
    }
}
