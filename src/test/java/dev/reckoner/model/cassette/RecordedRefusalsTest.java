package dev.reckoner.model.cassette;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.forcing;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.Faults.error;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.says;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.task.Effort;
import dev.reckoner.testing.openai.Habit;
import dev.reckoner.testing.openai.ModelCard;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;

/// A replay takes the same steps as the recording, refusals included.
class RecordedRefusalsTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"REFUSES_A_FORCED_TOOL", "CRASHES_ON_A_FORCED_TOOL"})
    void areReplayed(Habit habit) throws InterruptedException {
        Path file = folder.resolve("a.cassette");
        var request = forcing("submit_answer", user("Now."));
        var card = ModelCard.compatible("o3").with(habit);
        try (var server = scripted(submits("42")).onlyModels(card).start()) {
            var client =
                    new ChatSettings(null, Dialect.COMPATIBLE)
                            .over(line(server.url(), null, "o3", new FakeTiming(), false));
            var recorded = RecordingTransport.of(client, Cassettes.cassette(file)).reply(request);

            var replayed = Cassette.read(file).replayed(null, new FakeTiming().timing());
            assertThat(replayed.reply(request).items()).isEqualTo(recorded.items());
        }
    }

    /// Some servers refuse a field with a status that has other meanings too.
    @ParameterizedTest
    @CsvSource({"404, 1", "500, 2"})
    void ofAFieldAreReplayedWhateverTheirStatus(int status, int times) throws InterruptedException {
        Path file = folder.resolve("a.cassette");
        var request = asking(user("Go."));
        var refusal = error(status, "x", null, "Unsupported parameter: 'reasoning_effort'");
        var turns = new ArrayList<Turn>(Collections.nCopies(times, refusal));
        turns.add(says("42"));
        try (var server = scripted(turns.toArray(Turn[]::new)).start()) {
            var client =
                    new ChatSettings(Effort.HIGH, Dialect.COMPATIBLE)
                            .over(line(server.url(), null, "o3", new FakeTiming(), false));
            RecordingTransport.of(client, Cassettes.cassette(file)).reply(request);
            assertThat(server.bodies().getLast().has("reasoning_effort")).isFalse();
        }

        var replayed = Cassette.read(file).replayed(Effort.HIGH, new FakeTiming().timing());
        assertThat(replayed.reply(request).text()).isEqualTo("42");
    }

    /// An attempt goes on with another request then.
    @ParameterizedTest
    @CsvSource({
        "404, No endpoints found that support tool use.",
        "413, This model's maximum context length is 1024 tokens."
    })
    void ofToolsAndOfALongConversationAreReplayedWhateverTheirStatus(int status, String words)
            throws InterruptedException {
        Path file = folder.resolve("a.cassette");
        var request = asking(user("Go."));
        try (var server = scripted(says("42"), error(status, "x", null, words)).start()) {
            var client =
                    new ChatSettings(null, Dialect.COMPATIBLE)
                            .over(line(server.url(), null, "o3", new FakeTiming(), false));
            var recording = RecordingTransport.of(client, Cassettes.cassette(file));
            recording.reply(asking(user("First.")));
            assertThatThrownBy(() -> recording.reply(request)).hasMessageContaining(words);
        }

        var replayed = Cassette.read(file).replayed(null, new FakeTiming().timing());
        assertThatThrownBy(() -> replayed.reply(request)).hasMessageContaining(words);
    }
}
