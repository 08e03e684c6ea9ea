package dev.reckoner.model.cassette;

import static dev.reckoner.model.Requests.forcing;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.testing.openai.Habit;
import dev.reckoner.testing.openai.ModelCard;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;

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
}
