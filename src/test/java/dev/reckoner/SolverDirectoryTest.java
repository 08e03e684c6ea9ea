package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.agent.Preset;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.RunNotWritable;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.task.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// An attempt that is recorded in a directory which its caller names.
class SolverDirectoryTest {

    private static final Problem PROBLEM = new Problem("sum", "What is 6 * 7?");
    private static final String SCRIPT = "{\"replies\": [{\"text\": \"It is \\\\boxed{42}.\"}]}";

    @TempDir private Path folder;

    private static Solver solver() {
        return Solver.of(SelectedModel.script("sum", SCRIPT), new Nothing())
                .with(Settings.of(Preset.DIRECT));
    }

    @Test
    void theDirectoryIsThatOfTheRun() throws InterruptedException {
        Path directory = folder.resolve("arm/sum/1");

        var solution = solver().recordingAt(directory).solve(PROBLEM);

        assertThat(solution.directory()).isEqualTo(directory);
        assertThat(Journal.read(directory, _ -> {})).isEqualTo(solution.entries());
    }

    @Test
    void aDirectoryWithoutARunIsTakenOver() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("run.json.part"), "{\"pro");

        var solution = solver().recordingAt(folder).solve(PROBLEM);

        assertThat(solution.answer()).contains("42");
        assertThat(folder.resolve("run.json")).exists();
    }

    @Test
    void aRunIsNotOverwritten() throws InterruptedException {
        var solver = solver().recordingAt(folder);
        solver.solve(PROBLEM);

        assertThatThrownBy(() -> solver.solve(PROBLEM)).isInstanceOf(RunNotWritable.class);
    }

    @Test
    void anAnswerThatWasNotGradedBeforeAKillIsGradedOnResume()
            throws IOException, InterruptedException {
        solver().recordingAt(folder).solve(PROBLEM);
        Files.delete(folder.resolve("transcript.md"));

        try (var grader = Grader.exact()) {
            var solution = solver().checking(Expected.of("42"), grader).resume(folder);

            assertThat(solution.grade().map(Event.Graded::verdict)).contains("correct");
            assertThat(Journal.read(folder, _ -> {})).isEqualTo(solution.entries());
            assertThat(folder.resolve("transcript.md")).exists();
            assertThat(solver().checking(Expected.of("42"), grader).resume(folder).entries())
                    .isEqualTo(solution.entries());
        }
    }

    /// Nothing is run without tools.
    private static final class Nothing implements Sandbox {

        @Override
        public Session open(Consumer<String> printed) {
            throw new AssertionError("nothing is run without tools");
        }

        @Override
        public Description description() {
            throw new AssertionError("there is no sandbox");
        }

        @Override
        public SandboxLimits limits() {
            return SandboxLimits.DEFAULT;
        }

        @Override
        public void close() {}
    }
}
