package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.agent.Preset;
import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.program.ValueType;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Event;
import dev.reckoner.json.Json;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Request;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.task.Problem;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What is done with a program that was submitted, between a scripted model and a sandbox whose
/// `answer()` and `verify(a)` return what the test says.
class ProgramAnswersTest {

    private static final String SOURCE = "def answer():\n    return 6 * 7";
    private static final Gold VERIFIER =
            new Gold.Verifier("verify = lambda a: a == 42", ValueType.of("Python int"));

    private String returned = "[\"int\",\"42\"]";
    private String verdict = "True";
    private boolean isBroken;

    private Solution solve(Gold gold) throws InterruptedException {
        return solve(gold, Preset.FRONTIERMATH_2025, "submit_answer", "answer_fn_code", SOURCE);
    }

    private Solution solve(Gold gold, Preset preset, String tool, String argument, String text)
            throws InterruptedException {
        String arguments = Json.MAPPER.createObjectNode().put(argument, text).toString();
        var call = new ToolCall("call-1", tool, arguments);
        var model =
                new SelectedModel(
                        new Model() {
                            @Override
                            public String name() {
                                return "scripted";
                            }

                            @Override
                            public Reply reply(Request request, Listener listener) {
                                return new Reply(
                                        "r",
                                        "scripted",
                                        List.of(call),
                                        Reply.Finish.TOOL_CALLS,
                                        new Usage(100, 0, 10, 0, false),
                                        Delivery.NONE);
                            }
                        },
                        ModelFacts.UNKNOWN,
                        true,
                        "",
                        List.of());
        return Solver.of(model, new Programs())
                .with(Settings.of(preset))
                .checking(gold, Grader.exact())
                .solve(new Problem("product", "What is 6 * 7?"));
    }

    private static Optional<Event.Valued> valued(Solution solution) {
        return solution.entries().stream()
                .map(entry -> entry.event())
                .filter(Event.Valued.class::isInstance)
                .map(Event.Valued.class::cast)
                .findFirst();
    }

    @Test
    void theValueOfAProgramIsTheAnswerAndIsRecorded() throws InterruptedException {
        var solution = solve(new Gold.Unknown());

        assertThat(solution.answer()).contains("42");
        assertThat(solution.submission()).contains(SOURCE);
        assertThat(valued(solution)).contains(new Event.Valued("42", "answer() returned 42"));
        assertThat(solution.grade()).isEmpty();
    }

    @Test
    void aProgramWithoutAValueIsItsOwnAnswer() throws InterruptedException {
        returned = "[\"cannot\",\"a generator\"]";
        var solution = solve(new Gold.Unknown());

        assertThat(solution.answer()).contains(SOURCE);
        assertThat(valued(solution))
                .contains(new Event.Valued(null, "answer() returned a generator"));
    }

    @Test
    void aVerifierDecides() throws InterruptedException {
        assertThat(solve(VERIFIER).grade())
                .contains(
                        new Event.Graded(
                                "verify(a)",
                                "Python int",
                                "correct",
                                "program-accepted",
                                "verify(a) is True for 42",
                                null));
        verdict = "False";
        assertThat(solve(VERIFIER).grade().orElseThrow().verdict()).isEqualTo("wrong");
    }

    @Test
    void aValueOfAnotherTypeIsWrong() throws InterruptedException {
        returned = "[\"str\",\"42\"]";
        var solution = solve(VERIFIER);

        assertThat(solution.grade().orElseThrow().rule()).isEqualTo("answer-has-wrong-type");
        assertThat(solution.answer()).contains("42");
    }

    @Test
    void theValueIsComparedWithAnExpectedAnswer() throws InterruptedException {
        var gold = new Gold.Value(Expected.of("84/2").with(AnswerType.INTEGER));

        assertThat(solve(gold).grade())
                .contains(
                        new Event.Graded(
                                "84/2", "integer", "correct", "exact-number", "both are 42", null));
        returned = "[\"int\",\"43\"]";
        assertThat(solve(gold).grade().orElseThrow().verdict()).isEqualTo("wrong");
        returned = "[\"cannot\",\"a generator\"]";
        assertThat(solve(gold).grade().orElseThrow().rule()).isEqualTo("answer-cannot-cross");
    }

    @Test
    void aSandboxThatFailsIsNoWrongAnswer() throws InterruptedException {
        isBroken = true;
        for (var gold : List.of(VERIFIER, new Gold.Value(Expected.of("41")))) {
            var graded = solve(gold).grade().orElseThrow();
            assertThat(graded.verdict()).isEqualTo("undecided");
            assertThat(graded.rule()).isEqualTo("sandbox-failed");
            assertThat(graded.because()).isEqualTo("no session is to be had");
        }
        assertThat(valued(solve(new Gold.Unknown())))
                .contains(new Event.Valued(null, "no session is to be had"));
    }

    @Nested
    class WhereTheAnswerIsAText {

        private Event.Graded graded(String answer) throws InterruptedException {
            return solve(VERIFIER, Preset.SESSION, "submit_answer", "answer", answer)
                    .grade()
                    .orElseThrow();
        }

        @Test
        void aWholeNumberIsVerified() throws InterruptedException {
            assertThat(graded("42").rule()).isEqualTo("program-accepted");
        }

        @Test
        void anythingElseIsUndecidedAndNeverRun() throws InterruptedException {
            assertThat(graded("exit(0)").rule()).isEqualTo("answer-is-text");
            assertThat(graded("\\frac{84}{2}").verdict()).isEqualTo("undecided");
        }
    }

    /// Its sessions for the model's own cells open even where those of programs do not.
    private final class Programs implements Sandbox {

        private static final Pattern NONCE = Pattern.compile("\"([0-9a-f]{32})\"");
        private int opened;

        @Override
        public Session open(Consumer<String> printed) {
            opened++;
            if (isBroken && opened > 1) {
                throw new SandboxUnavailable("no session is to be had");
            }
            return new Session() {
                @Override
                public Outcome run(String source, Duration limit) {
                    return new Outcome.Completed(
                            new Output("", 0, shown(source)),
                            new ResourceUse(Duration.ZERO, Duration.ZERO, 0));
                }

                @Override
                public void close() {}
            };
        }

        private List<DisplayedValue> shown(String source) {
            if (source.contains(".written(answer())")) {
                return List.of(new DisplayedValue(true, returned, Map.of()));
            }
            var nonce = NONCE.matcher(source);
            return nonce.find()
                    ? List.of(new DisplayedValue(true, nonce.group(1) + " " + verdict, Map.of()))
                    : List.of();
        }

        @Override
        public Description description() {
            return new Description("graalpy", "3.12.8", new LinkedHashMap<>());
        }

        @Override
        public SandboxLimits limits() {
            return SandboxLimits.DEFAULT;
        }

        @Override
        public void close() {}
    }
}
