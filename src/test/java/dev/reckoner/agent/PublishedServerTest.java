package dev.reckoner.agent;

import static dev.reckoner.model.Requests.line;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.calls;
import static dev.reckoner.testing.openai.Turn.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.model.Model;
import dev.reckoner.model.Request;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.ChatCompletionsModel;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.CellView;
import dev.reckoner.task.Limits;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.Submission;
import dev.reckoner.testing.openai.ModelCard;
import dev.reckoner.tool.Cells;
import dev.reckoner.tool.Tool;
import dev.reckoner.tool.Tools;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/// The published setups with function calls, at a server.
class PublishedServerTest {

    private static List<Tool> tools() {
        return Tools.of(
                new Description("local", "3.12.8", new LinkedHashMap<>()),
                SandboxLimits.DEFAULT,
                new Cells(
                        PythonMode.STATELESS,
                        CellView.STREAMS,
                        Duration.ofSeconds(30),
                        16 * 1024,
                        List.of()),
                Submission.PROGRAM);
    }

    private static Reply reply(Model model, Request request) {
        try {
            return model.reply(
                    new Request(
                            request.conversation(),
                            tools(),
                            request.forced(),
                            request.outputCap(),
                            request.within()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FRONTIERMATH_2025", "FRONTIERMATH_2026"})
    void aForcedSubmissionArrivesInTheRequest(Preset preset) throws InterruptedException {
        var submission = "{\"answer_fn_code\": \"def answer(): return 42\"}";
        try (var server =
                scripted(python("print(42)"), calls("submit_answer", submission))
                        .onlyModels(ModelCard.compatible("m"))
                        .start()) {
            var model =
                    new ChatCompletionsModel(
                            line(server.url(), null, "m", new FakeTiming(), false),
                            new ChatSettings(null, Dialect.OPEN_AI));
            var attempt =
                    Trial.of()
                            .preset(preset)
                            .limits(Limits.NONE.softShare(0.0001).tokens(1_000_000))
                            .model(request -> reply(model, request))
                            .run();

            assertThat(attempt.end()).isEqualTo(new End.Answered("def answer(): return 42"));
            var bodies = server.bodies();
            assertThat(bodies.getFirst().path("tool_choice").isObject()).isFalse();
            assertThat(bodies.getLast().path("tool_choice").toString())
                    .isEqualTo("{\"type\":\"function\",\"function\":{\"name\":\"submit_answer\"}}");
            assertThat(bodies.getFirst().path("messages").findValuesAsText("role"))
                    .containsExactly("user");
            assertThat(bodies.getLast().path("messages").findValuesAsText("role"))
                    .containsExactly("user", "assistant", "tool", "user");
            assertThat(server.ledger().complaints()).isEmpty();
        }
    }
}
