package dev.reckoner.cli.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reckoner.conversation.Item.Text;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.DoctorCheck.Status;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.text.OneLine;
import dev.reckoner.tool.Tools;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Asks a model for one call of the tool `python`, and says what came back. The code is not run.
final class ToolCallTrial {

    private static final String ASKED =
            "Call the tool python with the code print(6 * 7), and write nothing else.";
    private static final String NO_CALL =
            "see that its server reads tool calls (vLLM: --enable-auto-tool-choice; Ollama: a model"
                    + " marked 'tools'), or name another model; --preset direct needs no tools";
    private static final long OUTPUT_CAP = 4_000;
    private static final int SHOWN_CHARS = 10_000;
    private static final Duration WITHIN = Duration.ofMinutes(2);

    static DoctorRow of(Model model) throws InterruptedException {
        try {
            return told(model.reply(request(), Listener.NONE));
        } catch (ModelUnavailable e) {
            return row(Status.FAIL, String.valueOf(e.getMessage()), "");
        }
    }

    private static Request request() {
        var sandbox = new Description("none", "3.12", new LinkedHashMap<>());
        var tools = Tools.session(sandbox, SandboxLimits.DEFAULT, WITHIN, SHOWN_CHARS);
        return new Request(List.of(new Message.User(ASKED)), tools, null, OUTPUT_CAP, WITHIN);
    }

    private static DoctorRow told(Reply reply) {
        return reply.items().stream()
                .filter(ToolCall.class::isInstance)
                .map(ToolCall.class::cast)
                .findFirst()
                .map(call -> called(call, reply))
                .orElseGet(() ->
                        row(
                                Status.FAIL,
                                "it wrote words instead of calling a tool: " + words(reply),
                                NO_CALL));
    }

    private static DoctorRow called(ToolCall call, Reply reply) {
        String shown = OneLine.quote(call.tool() + " with " + call.arguments());
        return isReadable(call)
                ? row(
                        Status.PASS,
                        "it called %s, for %s tokens".formatted(shown, tokens(reply)),
                        "")
                : row(Status.FAIL, "it called what cannot be carried out: " + shown, NO_CALL);
    }

    private static long tokens(Reply reply) {
        return reply.usage().input() + reply.usage().output();
    }

    private static boolean isReadable(ToolCall call) {
        try {
            return call.tool().equals(Tools.PYTHON)
                    && Json.MAPPER.readTree(call.arguments()).path("code").isTextual();
        } catch (JsonProcessingException _) {
            return false;
        }
    }

    private static String words(Reply reply) {
        return OneLine.quote(
                reply.items().stream()
                        .filter(Text.class::isInstance)
                        .map(item -> ((Text) item).text())
                        .collect(Collectors.joining(" ")));
    }

    private static DoctorRow row(Status status, String found, String repair) {
        return new DoctorRow("model", "tool call", status, found, repair);
    }

    private ToolCallTrial() {}
}
