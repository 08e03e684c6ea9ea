package dev.reckoner.eval.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.answer.Verdict;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.grading.RequestedForm;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.model.script.AttemptScript;
import dev.reckoner.model.script.QuestionScript;
import dev.reckoner.task.Effort;
import dev.reckoner.text.Resource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
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
    private static final Set<String> NEEDING_ALGEBRA =
            Set.of(
                    "integral-with-a-logarithm",
                    "integral-with-a-pole-removed",
                    "product-of-two-quadratics");

    record Shipped(
            String id, String statement, Expected gold, int tier, List<AttemptScript> attempts) {

        static Shipped of(String line) {
            try {
                JsonNode problem = Json.MAPPER.readTree(line);
                String id = problem.get("id").textValue();
                String statement = problem.get("problem").textValue();
                var type = AnswerType.named(problem.get("answer_type").textValue()).orElseThrow();
                var script =
                        QuestionScript.of(
                                id, "m", Resource.text("evaluation/scripts/" + id + ".json"));
                return new Shipped(
                        script.question(),
                        statement,
                        Expected.of(problem.get("answer").textValue())
                                .with(type)
                                .in(RequestedForm.in(statement)),
                        problem.get("tier").intValue(),
                        script.attempts());
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(line, e);
            }
        }

        List<AttemptScript> fitting(Effort effort, boolean tools) {
            return attempts.stream().filter(attempt -> attempt.fits(effort, tools)).toList();
        }
    }

    static final List<Shipped> SET = ShippedEvaluation.problems().lines().map(Shipped::of).toList();

    @Test
    void thereAreTwentyProblemsInEachOfThreeTiers() {
        assertThat(SET.stream().map(Shipped::id)).doesNotHaveDuplicates();
        assertThat(
                        SET.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Shipped::tier, Collectors.counting())))
                .isEqualTo(Map.of(1, 20L, 2, 20L, 3, 20L));
        assertThat(SET).allSatisfy(problem -> assertThat(problem.statement()).isNotBlank());
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
                .filter(problem -> problem.tier() == tier)
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

    @Test
    void theProblemsCanBeWrittenIntoAFile(@TempDir Path folder) throws IOException {
        assertThat(Files.readString(ShippedEvaluation.writeProblems(folder)))
                .isEqualTo(ShippedEvaluation.problems())
                .hasLineCount(60);
    }
}
