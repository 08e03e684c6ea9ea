package dev.reckoner.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.journal.Shortage;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.Limits;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;

class NotebookTest {

    @Test
    void startsWithTheProblemAndWhoReplied() {
        assertThat(source(cells(Story.begun()).getFirst()))
                .isEqualTo(
                        """
                        # Amicable pairs

                        > **The replies in this transcript are a hand-written script, not a model's.**

                        Find the sum of the smallest pair of *amicable* numbers $a< b$.

                        ---

                        model `script:amicable-pairs` · preset `session` · sandbox graalpy, Python 3.12.8, sympy 1.13.3 \
                        · limits: 200,000 tokens, \\$0.5 · Reckoner 0.1.0\
                        """);
    }

    @Test
    void saysNothingOfAScriptWhereAModelReplied() {
        var head =
                new TranscriptHeader(
                        "t",
                        "p",
                        "o3-mini",
                        false,
                        null,
                        "direct",
                        null,
                        "0.1.0",
                        Story.HEAD.limits());

        assertThat(source(Notebook.of(head, List.of()).at("/cells/0")))
                .isEqualTo(
                        "# t\n\np\n\n---\n\nmodel `o3-mini` · preset `direct` · no tools"
                                + " · limits: 200,000 tokens, \\$0.5 · Reckoner 0.1.0");
    }

    @Test
    void recordsBudgetAndTimingInItsMetadata() throws IOException {
        var notebook = Notebook.of(Story.HEAD, Story.begun().submits("504").entries());

        assertThat(written(notebook).at("/metadata"))
                .isEqualTo(
                        json(
                                """
                                {
                                  "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                                  "language_info": {
                                    "name": "python", "file_extension": ".py", "mimetype": "text/x-python",
                                    "pygments_lexer": "ipython3"},
                                  "reckoner": {
                                    "schema": 1, "model": "script:amicable-pairs", "scripted": true,
                                    "preset": "session", "sandbox": "graalpy, Python 3.12.8, sympy 1.13.3",
                                    "program": "0.1.0",
                                    "limits": {"hard": {"tokens": 200000, "usd": 0.5}, "soft_share": 0.8},
                                    "end": "answered", "answer": "504", "tokens": 1200, "usd": 0.0012,
                                    "seconds": 3.000},
                                  "title": "Amicable pairs"
                                }
                                """));
    }

    @Test
    void endsWithTheAnswerAndWhatItTook() {
        assertThat(source(cells(Story.begun().submits("504")).getLast()))
                .isEqualTo(
                        """
                        ## Answer

                        504

                        **Answered**

                        | model calls | cells run | input tokens | cached | output tokens | reasoning | cost | time |
                        |---:|---:|---:|---:|---:|---:|---:|---:|
                        | 1 | 0 | 1,000 | 100 | 200 | 50 | $0.0012 | 3.0 s (replies 1.0 s) |\
                        """);
    }

    @Test
    void saysHowAnAttemptEndedWithoutAnAnswer() {
        assertThat(
                        source(
                                cells(
                                                Story.begun()
                                                        .ends(
                                                                new End.OutOf(
                                                                        Limits.Kind.USD,
                                                                        new Shortage.Unknown())))
                                        .getLast()))
                .startsWith("**Ended without an answer: out of money**\n\n| model calls");
        assertThat(
                        source(
                                cells(Story.begun().ends(new End.Voided("the server is gone")))
                                        .getLast()))
                .startsWith(
                        "**Broken off by a failure outside the model, so it does not count; resume"
                                + " it, or run it again. What happened: the server is gone**\n\n");
        assertThat(
                        source(
                                cells(
                                                Story.begun()
                                                        .ends(new End.Answered("42"))
                                                        .and(new Event.Valued("42", "fine"))
                                                        .and(
                                                                new Event.Graded(
                                                                        "42",
                                                                        "any",
                                                                        "correct",
                                                                        "exact-number",
                                                                        "both are 42",
                                                                        null)))
                                        .getLast()))
                .contains(
                        "\n\n**Answered**\n\nThe submitted program returned 42.\n\nGraded correct");
        assertThat(source(cells(Story.begun()).getLast()))
                .startsWith("**The journal stops here; the attempt has not ended.**\n\n");
    }

    @Nested
    class ACodeCell {

        @Test
        void hasItsRealOutputs() throws IOException {
            var outcome =
                    Story.completed(
                            "so\n far\n",
                            new DisplayedValue(false, "<Figure>", Map.of("image/png", Story.PNG)),
                            Story.HALF_A_SQUARE);

            assertThat(cell(outcome))
                    .isEqualTo(
                            json(
                                    """
                                    {
                                      "cell_type": "code", "id": "cell-2", "execution_count": 1,
                                      "metadata": {"reckoner": {
                                        "author": "model", "seq": 2, "elapsed": 2.000, "tokens": 1200, "usd": 0.0012,
                                        "outcome": "completed", "state": "kept", "seconds": 0.012,
                                        "cpu_seconds": 0.010, "peak_bytes": 52428800, "dropped": 0, "cut": 0}},
                                      "source": ["a = 1\\n", "a"],
                                      "outputs": [
                                        {"output_type": "stream", "name": "stdout", "text": ["so\\n", " far\\n"]},
                                        {"output_type": "display_data", "metadata": {}, "data": {
                                          "text/plain": ["<Figure>"], "image/png": "%s"}},
                                        {"output_type": "execute_result", "execution_count": 1, "metadata": {},
                                         "data": {
                                          "text/plain": ["(x + 1)**2/2"],
                                          "text/latex": ["$\\\\displaystyle \\\\frac{\\\\left(x + 1\\\\right)^{2}}{2}$"]}}]
                                    }
                                    """
                                            .formatted(Story.PNG)));
        }

        @Test
        void hasItsOutputsInTheirOrder() throws IOException {
            assertThat(cell(Story.inOrder()).at("/outputs"))
                    .extracting(output ->
                            output.at("/text/0").asText()
                                    + output.at("/data/text~1plain/0").asText())
                    .containsExactly("one\n", "2", "three\n", "4*x", "five\n", "6");
        }

        @Test
        void thatRaisedDoesNotStopTheNextOnes() throws IOException {
            var cell = cell(Story.raised("sympy.SympifyError: not <this>: x"));

            assertThat(cell.at("/metadata/tags")).isEqualTo(json("[\"raises-exception\"]"));
            assertThat(cell.at("/outputs"))
                    .isEqualTo(
                            json(
                                    """
                                    [{"output_type": "error", "ename": "SympifyError", "evalue": "not <this>: x",
                                      "traceback": ["Traceback (most recent call last):",
                                        "  File \\"<cell 1>\\", line 1, in <module>",
                                        "sympy.SympifyError: not <this>: x"]}]
                                    """));
        }

        @Test
        void thatWasStoppedIsNotRunAgain() throws IOException {
            var cell = cell(Story.timedOut("so far\n", SessionState.REBUILT));

            assertThat(cell.at("/metadata/tags")).isEqualTo(json("[\"skip-execution\"]"));
            assertThat(cell.at("/outputs"))
                    .isEqualTo(
                            json(
                                    """
                                    [{"output_type": "stream", "name": "stdout", "text": ["so far\\n"]},
                                     {"output_type": "stream", "name": "stderr", "text": [
                                       "[Stopped after 30 s. Variables are made anew by running the finished cells again.]\\n"]}]
                                    """));
        }

        @Test
        void thatWouldEndTheKernelIsNotRunAgain() throws IOException {
            var cells =
                    cells(Story.begun().runs("", "import sys\nexit()", Story.raised("SystemExit")));

            assertThat(cells.get(2).at("/metadata/tags")).isEqualTo(json("[\"skip-execution\"]"));
        }

        @Test
        void holdsNoImageThatIsNone() {
            var html =
                    Map.of(
                            "image/png",
                            "PHNjcmlwdD4=",
                            "text/html",
                            "<script>",
                            "image/svg+xml",
                            "<svg>");

            assertThat(
                            cell(Story.completed("", new DisplayedValue(true, "x", html)))
                                    .at("/outputs/0/data"))
                    .isEqualTo(
                            Json.MAPPER.createObjectNode().set("text/plain", Notebook.lines("x")));
        }

        private static JsonNode cell(Outcome outcome) {
            return cells(Story.begun().runs("", "a = 1\na", outcome)).get(2);
        }
    }

    @Nested
    class WhatWasSaid {

        @Test
        void isToldApartFromItsReasoning() {
            assertThat(source(cells(Story.begun().thinks("First,\n\nthen.", "So $x$.")).get(1)))
                    .isEqualTo(
                            """
                            ### Step 1

                            > *Reasoning:*
                            >
                            > First,
                            >
                            > then.

                            So $x$.\
                            """);
        }

        @Test
        void byTheProgramIsQuotedButForTheBudget() {
            var cells =
                    cells(
                            Story.begun()
                                    .told(Reason.STATUS, "Used so far: nothing.")
                                    .says("Go")
                                    .told(Reason.REMINDER, "Call a tool."));

            assertThat(cells.get(1).at("/metadata/reckoner/status").textValue())
                    .isEqualTo("Used so far: nothing.");
            assertThat(source(cells.get(2)))
                    .isEqualTo("> *Reckoner to the model:*\n>\n> Call a tool.");
            assertThat(cells).hasSize(4);
        }

        @Test
        void inACallThatWasRefusedIsShown() {
            assertThat(source(cells(Story.begun().refuses("{\"code\"```", "Not JSON.")).get(2)))
                    .isEqualTo(
                            "> *Not carried out: `python`:*\n"
                                    + ">\n"
                                    + "> Not JSON.\n\n"
                                    + "````text\n"
                                    + "{\"code\"```\n"
                                    + "````");
        }

        @Test
        void isNothingSometimes() {
            assertThat(source(cells(Story.begun().replies(Finish.LENGTH)).get(1)))
                    .isEqualTo(
                            "### Step 1\n\n"
                                    + "*The reply was empty.*\n\n"
                                    + "*The reply was cut off at the output cap.*");
        }
    }

    /// For `src/test/python/check_notebooks.py`.
    @Test
    void ofEverythingIsLeftForPythonToCheck() throws IOException {
        var file = Path.of("target", "notebooks", "everything.ipynb");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                Json.MAPPER.writeValueAsString(
                        Notebook.of(Story.HEAD, Story.ofEverything().entries())));

        assertThat(json(Files.readString(file)).at("/cells")).hasSize(24);
    }

    @Test
    void ofAnyJournalIsWellFormedAndClean() throws IOException {
        var random = new Random(3);
        for (int round = 0; round < 300; round++) {
            var story = Story.begun();
            for (int i = random.nextInt(12); i > 0; i--) {
                story.and(anyEvent(random));
            }
            var notebook = written(Notebook.of(Story.HEAD, story.entries()));
            assertThat(notebook.at("/nbformat").intValue()).isEqualTo(4);
            assertThat(notebook.at("/nbformat_minor").intValue()).isEqualTo(5);
            var ids = new ArrayList<String>();
            int executed = 0;
            for (var cell : notebook.at("/cells")) {
                ids.add(cell.get("id").textValue());
                if (cell.get("cell_type").textValue().equals("code")) {
                    assertThat(cell.get("execution_count").intValue()).isEqualTo(++executed);
                    cell.get("outputs").forEach(NotebookTest::isWellFormed);
                }
            }
            assertThat(ids)
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("[a-zA-Z0-9_-]{1,64}"));
            assertThat(notebook.toString())
                    .doesNotContainPattern("[\\x7f-\\x9f\u202a-\u202e]|\\\\u001[bB]|\\\\u0000");
        }
    }

    private static void isWellFormed(JsonNode output) {
        var fields = new ArrayList<String>();
        output.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        switch (output.get("output_type").textValue()) {
                            case "stream" -> new String[] {"output_type", "name", "text"};
                            case "display_data" -> new String[] {"output_type", "data", "metadata"};
                            case "execute_result" ->
                                    new String[] {
                                        "output_type", "data", "metadata", "execution_count"
                                    };
                            case "error" ->
                                    new String[] {"output_type", "ename", "evalue", "traceback"};
                            case String other -> throw new AssertionError(other);
                        });
    }

    private static Event anyEvent(Random random) {
        String text = HOSTILE.get(random.nextInt(HOSTILE.size()));
        var shown =
                new DisplayedValue(
                        random.nextBoolean(),
                        text,
                        Map.of("text/latex", text, "image/png", text, text, text));
        var output = new Output(text, 0, List.of(shown));
        var items =
                List.<Item>of(
                        new Item.Text(text),
                        new Item.Reasoning(text, null),
                        new Item.ToolCall("c", text, text));
        return switch (random.nextInt(12)) {
            case 0, 1 ->
                    new Event.Replied(
                            new Reply(
                                    text,
                                    text,
                                    items.subList(0, random.nextInt(4)),
                                    Finish.OTHER,
                                    Usage.NONE,
                                    Delivery.at(Duration.ZERO, 1)),
                            null);
            case 2 ->
                    new Event.CellRan(
                            "c", text, new Outcome.Completed(output, Story.QUICK), text, 0);
            case 3 ->
                    new Event.CellRan(
                            "c",
                            text,
                            new Outcome.Raised(output, text, text, Story.QUICK),
                            text,
                            0);
            case 4 ->
                    new Event.CellRan(
                            "c",
                            text,
                            new Outcome.TimedOut(
                                    output, Duration.ZERO, SessionState.KEPT, Story.QUICK),
                            text,
                            0);
            case 5 ->
                    new Event.CellRan(
                            "c",
                            text,
                            new Outcome.OutOfMemory(output, 1, SessionState.LOST, Story.QUICK),
                            text,
                            0);
            case 6 ->
                    new Event.CellRan(
                            "c",
                            text,
                            new Outcome.Crashed(output, text, SessionState.REBUILT, Story.QUICK),
                            text,
                            0);
            case 7 -> new Event.CallRejected("c", text, text);
            case 8 -> new Event.ProgramMessage(Reason.values()[random.nextInt(3)], text);
            case 9 -> new Event.Submitted(null, text);
            case 10 -> new Event.Ended(new End.GaveUp(text));
            default -> new Event.Ended(new End.Answered(text));
        };
    }

    private static final List<String> HOSTILE =
            List.of(
                    "",
                    " ",
                    "\n",
                    "```",
                    "<script>alert(1)</script>",
                    "\u001b[2J\u001b]0;t\u0007",
                    "\u202eabc\u0000",
                    "\ud800",
                    "$\\href{javascript:x}{y}",
                    "exit()",
                    "{\"code\": 1}",
                    "Error: a\nb",
                    Story.PNG,
                    "x".repeat(5_000));

    private static List<JsonNode> cells(Story story) {
        var cells = written(Notebook.of(Story.HEAD, story.entries())).get("cells");
        return StreamSupport.stream(cells.spliterator(), false).toList();
    }

    private static String source(JsonNode cell) {
        var source = new StringBuilder();
        cell.get("source").forEach(line -> source.append(line.textValue()));
        return source.toString();
    }

    private static JsonNode written(JsonNode notebook) {
        try {
            return json(Json.MAPPER.writeValueAsString(notebook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) throws IOException {
        return Json.MAPPER.readTree(text);
    }
}
