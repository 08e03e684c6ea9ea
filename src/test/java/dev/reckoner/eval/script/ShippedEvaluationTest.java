package dev.reckoner.eval.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.answer.Verdict;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.grading.RequestedForm;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.eval.dataset.Dataset;
import dev.reckoner.eval.dataset.Selection;
import dev.reckoner.json.Json;
import dev.reckoner.model.script.AttemptScript;
import dev.reckoner.model.script.QuestionScript;
import dev.reckoner.task.Effort;
import dev.reckoner.text.Resource;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

class ShippedEvaluationTest {

    private static final List<Effort> EFFORTS = List.of(Effort.LOW, Effort.MEDIUM, Effort.HIGH);
    private static final int SAMPLES = 16;

    /// Where only computer algebra can tell that an answer is wrong; `ShippedEvaluationIT` asks it.
    static final Set<String> NEEDING_ALGEBRA =
            Set.of(
                    "integral-with-a-logarithm",
                    "integral-with-a-pole-removed",
                    "product-of-two-quadratics");

    /// @param gold in the form that the statement asks for
    record Shipped(Question question, Expected gold, List<AttemptScript> attempts) {

        static Shipped of(Question question) {
            String id = question.id();
            var script =
                    QuestionScript.of(id, "m", Resource.text("evaluation/scripts/" + id + ".json"));
            assertThat(script.question()).isEqualTo(id);
            return question.gold() instanceof Gold.Value(var expected)
                    ? new Shipped(
                            question,
                            expected.in(RequestedForm.in(question.problem().text())),
                            script.attempts())
                    : fail(id + " has no answer");
        }

        String id() {
            return question.id();
        }

        List<AttemptScript> fitting(Effort effort, boolean tools) {
            return attempts.stream().filter(attempt -> attempt.fits(effort, tools)).toList();
        }
    }

    private static final Dataset DATASET = dataset();

    static final List<Shipped> SET = DATASET.questions().stream().map(Shipped::of).toList();

    private static Dataset dataset() {
        try {
            Path folder = Files.createTempDirectory("problems");
            Path file = ShippedEvaluation.writeProblems(folder);
            var dataset = Dataset.read(List.of(file.toString()), Selection.ALL);
            Files.delete(file);
            Files.delete(folder);
            return dataset;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theDataSetIsReadWithoutARemark() {
        assertThat(DATASET.notes()).isEmpty();
        assertThat(DATASET.questions())
                .hasSize(60)
                .allSatisfy(question -> {
                    assertThat(question.problem().text()).isNotBlank();
                    assertThat(question.tags()).isNotEmpty();
                });
    }

    @Test
    void thereAreTwentyProblemsInEachOfThreeTiers() {
        assertThat(DATASET.questions().stream().map(Question::id)).doesNotHaveDuplicates();
        assertThat(
                        DATASET.questions().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                question -> String.valueOf(question.tier()),
                                                Collectors.counting())))
                .isEqualTo(Map.of("1", 20L, "2", 20L, "3", 20L));
    }

    @Test
    void everyExpectedAnswerIsReadAndHasTheFormThatIsAskedFor() throws InterruptedException {
        var grader = Grader.exact();
        for (Shipped problem : SET) {
            assertThat(Grader.unreadable(problem.gold())).as(problem.id()).isEmpty();
            assertThat(grader.grade(problem.gold(), problem.gold().text()).verdict())
                    .as(problem.id())
                    .isEqualTo(Verdict.CORRECT);
        }
    }

    @Test
    void everyProblemHasSixteenAttemptsForEachEffortWithAndWithoutTools() {
        for (Shipped problem : SET) {
            for (Effort effort : EFFORTS) {
                assertThat(samples(problem.fitting(effort, true))).isEqualTo(SAMPLES);
                assertThat(samples(problem.fitting(effort, false))).isEqualTo(SAMPLES);
            }
        }
    }

    @Test
    void noQuestionIsWithoutAnAttempt() {
        var scripts = ShippedEvaluation.scripts();
        var ids = SET.stream().map(Shipped::id).toList();

        assertThat(scripts.name()).isEqualTo("script:examples");
        assertThat(scripts.missing(ids, null, true)).isEmpty();
        assertThat(scripts.missing(ids, Effort.HIGH, false)).isEmpty();
    }

    @Test
    void everyAttemptComesToWhatItsNoteSays() throws InterruptedException {
        assertThat(misnoted(Grader.exact(), problem -> !NEEDING_ALGEBRA.contains(problem.id())))
                .isEmpty();
    }

    /// The attempts that do not come to what their note says.
    static List<String> misnoted(Grader grader, Predicate<Shipped> which)
            throws InterruptedException {
        var misnoted = new ArrayList<String>();
        for (Shipped problem : SET.stream().filter(which).toList()) {
            for (AttemptScript attempt : problem.attempts()) {
                String came = came(problem.gold(), attempt, grader);
                if (!attempt.note().startsWith(came + ": ")) {
                    misnoted.add(attempt.place() + ": " + came + ", " + attempt.note());
                }
            }
        }
        return misnoted;
    }

    private static String came(Expected gold, AttemptScript attempt, Grader grader)
            throws InterruptedException {
        var answer = answer(attempt.replies().getLast());
        return answer.isEmpty()
                ? "none"
                : switch (grader.grade(gold, answer.get()).verdict()) {
                    case CORRECT -> "right";
                    case WRONG -> "wrong";
                    case UNDECIDED -> "undecided";
                    case UNPARSED -> "none";
                };
    }

    /// The answer as the loop finds it.
    private static Optional<String> answer(Reply last) {
        return last.calls().stream()
                .filter(call -> call.tool().equals("submit_answer"))
                .findFirst()
                .map(ShippedEvaluationTest::argument)
                .or(() -> ReadAnswer.of(last.text()));
    }

    private static String argument(ToolCall call) {
        try {
            return Json.MAPPER.readTree(call.arguments()).get("answer").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void effortAndPythonHelpAndAHigherTierIsHarder() {
        for (int tier : List.of(1, 2, 3)) {
            for (boolean tools : List.of(false, true)) {
                assertThat(right(tier, Effort.LOW, tools))
                        .isLessThan(right(tier, Effort.MEDIUM, tools));
                assertThat(right(tier, Effort.MEDIUM, tools))
                        .isLessThan(right(tier, Effort.HIGH, tools));
            }
        }
        for (Effort effort : EFFORTS) {
            for (int tier : List.of(1, 2, 3)) {
                assertThat(right(tier, effort, false)).isLessThan(right(tier, effort, true));
            }
            for (boolean tools : List.of(false, true)) {
                assertThat(right(3, effort, tools)).isLessThan(right(2, effort, tools));
                assertThat(right(2, effort, tools)).isLessThan(right(1, effort, tools));
            }
        }
    }

    private int right(int tier, Effort effort, boolean tools) {
        return SET.stream()
                .filter(problem -> String.valueOf(tier).equals(problem.question().tier()))
                .mapToInt(problem ->
                        samples(
                                problem.fitting(effort, tools).stream()
                                        .filter(attempt -> attempt.note().startsWith("right: "))
                                        .toList()))
                .sum();
    }

    private static int samples(List<AttemptScript> attempts) {
        return attempts.stream().mapToInt(AttemptScript::samples).sum();
    }
}
