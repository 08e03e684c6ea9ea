package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.agent.Preset;
import dev.reckoner.agent.Watcher;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Run;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.task.Problem;
import dev.reckoner.transcript.Transcripts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

class SolverTranscriptsTest {

    @TempDir Path runs;

    @Test
    void aTranscriptThatCannotBeWrittenCostsNoAnswer() throws Exception {
        var solution = solver("4").solve(Problem.of("2 + 2?"), new InTheWay(), () -> false);

        assertThat(solution.answer()).hasValue("4");
        assertThat(solution.warning())
                .startsWith("the transcripts in " + runs)
                .endsWith("could not be written: is a directory");
    }

    @Test
    void aLongLineOfMarksIsSolvedAndWrittenLikeAnyOther() throws Exception {
        String line = ">-*".repeat(2_000);
        var solution = solver(line + "\\n4").solve(new Problem("marks", line));

        assertThat(solution.answer()).hasValue("4");
        assertThat(solution.warning()).isNull();
        assertThat(Objects.requireNonNull(solution.directory()).resolve(Transcripts.MARKDOWN))
                .content()
                .contains(line);
    }

    private Solver solver(String reply) {
        String script = "{\"replies\": [{\"text\": \"" + reply + "\"}]}";
        return Solver.of(SelectedModel.script("s.json", script), new NoPython())
                .with(Settings.of(Preset.DIRECT))
                .recordingIn(runs);
    }

    /// Puts a folder where the transcript is to be written.
    private static final class InTheWay implements Watcher {

        @Override
        public void started(Run run, @Nullable Path directory) {
            try {
                Files.createDirectory(
                        Objects.requireNonNull(directory).resolve(Transcripts.MARKDOWN));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void happened(Entry entry) {}
    }

    private static final class NoPython implements Sandbox {

        @Override
        public Session open(Consumer<String> printed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SandboxLimits limits() {
            return SandboxLimits.DEFAULT;
        }

        @Override
        public Description description() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
