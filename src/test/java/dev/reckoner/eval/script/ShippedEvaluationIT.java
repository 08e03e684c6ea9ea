package dev.reckoner.eval.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reckoner.Settings;
import dev.reckoner.Solver;
import dev.reckoner.agent.Preset;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.eval.script.ShippedEvaluationTest.Shipped;
import dev.reckoner.journal.End;
import dev.reckoner.json.Json;
import dev.reckoner.model.script.AttemptScript;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.task.Effort;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The shipped evaluation in a real sandbox.
class ShippedEvaluationIT {

    private static final String MISSPELT = "A misspelt name.";

    @SuppressWarnings("NullAway.Init")
    private static LocalSandbox sandbox;

    @BeforeAll
    static void start() throws InterruptedException {
        sandbox = LocalSandbox.start();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void everyCellPrintsWhatTheNextReplySays() throws InterruptedException {
        var others = new ArrayList<String>();
        for (Shipped problem : ShippedEvaluationTest.SET) {
            try (var session = sandbox.open()) {
                for (var cell : cells(problem).entrySet()) {
                    String said = said(session, cell.getKey());
                    if (!said.equals(cell.getValue())) {
                        others.add(cell.getKey() + "\n" + said + "\n" + cell.getValue());
                    }
                }
            }
        }
        assertThat(others).isEmpty();
    }

    private static String said(Session session, String code) throws InterruptedException {
        var outcome = session.run(code, Duration.ofSeconds(60));
        return outcome instanceof Outcome.Raised(_, var error, _, _) && error.contains("NameError")
                ? MISSPELT
                : "It prints `%s`.".formatted(outcome.output().printed().strip());
    }

    /// Each different program with the text of the reply that follows it.
    private static Map<String, String> cells(Shipped problem) {
        var cells = new LinkedHashMap<String, String>();
        for (AttemptScript attempt : problem.attempts()) {
            var replies = attempt.replies();
            for (int i = 0; i < replies.size() - 1; i++) {
                String next = replies.get(i + 1).text();
                replies.get(i).calls().forEach(call -> cells.put(code(call), next));
            }
        }
        return cells;
    }

    private static String code(ToolCall call) {
        try {
            return Json.MAPPER.readTree(call.arguments()).get("code").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void algebraDecidesWhatExactRulesLeaveOpen() throws InterruptedException {
        try (var grader = Grader.using(sandbox::open)) {
            assertThat(
                            ShippedEvaluationTest.misnoted(
                                    grader,
                                    problem ->
                                            ShippedEvaluationTest.NEEDING_ALGEBRA.contains(
                                                    problem.id())))
                    .isEmpty();
        }
    }

    @Test
    void sixteenSamplesEndWithAnAnswerOrGiveUpAsTheirNotesSay() throws InterruptedException {
        var scripts = ShippedEvaluation.scripts();
        var problem =
                ShippedEvaluationTest.SET.stream()
                        .filter(one -> one.id().equals("necklaces-with-separated-beads"))
                        .findFirst()
                        .orElseThrow();
        for (boolean tools : List.of(false, true)) {
            var settings = Settings.of(tools ? Preset.SESSION : Preset.DIRECT);
            int gaveUp = 0;
            int answered = 0;
            for (int sample = 1; sample <= 16; sample++) {
                var model = scripts.model(problem.id(), Effort.MEDIUM, tools, sample);
                var end =
                        Solver.of(model, sandbox)
                                .with(settings)
                                .solve(problem.question().problem())
                                .end();
                gaveUp += end.orElseThrow() instanceof End.GaveUp ? 1 : 0;
                answered += end.orElseThrow() instanceof End.Answered ? 1 : 0;
            }
            int givesUp =
                    problem.fitting(Effort.MEDIUM, tools).stream()
                            .filter(attempt -> attempt.note().equals("none: gives up"))
                            .mapToInt(AttemptScript::samples)
                            .sum();
            assertThat(gaveUp).isEqualTo(givesUp);
            assertThat(answered).isEqualTo(16 - givesUp);
            assertThat(givesUp > 0).isEqualTo(tools);
        }
    }
}
