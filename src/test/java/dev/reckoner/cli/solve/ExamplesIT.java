package dev.reckoner.cli.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.Solver;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.cli.preset.PresetOptions;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Every example, from its script, in one GraalPy sandbox.
class ExamplesIT {

    @SuppressWarnings("NullAway.Init")
    private static GraalPySandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = GraalPySandbox.start();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    static List<String> names() {
        return Problems.examples().stream().map(Map.Entry::getKey).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void endsWithTheRightAnswer(String name) throws IOException, InterruptedException {
        var example = Problems.example(name);
        var gold = example.known().gold();
        try (var grader = Grader.using(sandbox::open)) {
            var solution =
                    Solver.of(SelectedModel.script(name, example.script()), sandbox)
                            .with(new PresetOptions().settings(gold))
                            .checking(gold, grader)
                            .solve(example.problem());

            assertThat(solution.answer())
                    .hasValue(
                            Files.readString(Path.of("examples/problems", name, "answer.txt"))
                                    .strip());
            assertThat(solution.grade())
                    .hasValueSatisfying(
                            graded -> assertThat(graded.verdict()).isEqualTo("correct"));
        }
    }
}
