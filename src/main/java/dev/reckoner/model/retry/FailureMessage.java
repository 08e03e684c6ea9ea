package dev.reckoner.model.retry;

import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.Failure;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.HttpResult.Unreachable;
import dev.reckoner.model.http.Server;
import dev.reckoner.text.OneLine;

import java.util.Locale;
import java.util.regex.Pattern;

/// Describes a failed request for a person: what happened and what to check.
///
/// @param path the path of the request below the server's base URL
public record FailureMessage(Server server, String model, String path) {

    private static final int RATE_LIMITED = 429;
    private static final int NOT_FOUND = 404;
    private static final Pattern UNSUPPORTED =
            Pattern.compile("Unsupported (?:parameter|value): '([\\w.]+)'");

    /// How LiteLLM says, with status 400, that there is no such model.
    private static final String INVALID_MODEL = "invalid model name";

    /// The beginning of a server's message if the request exceeds the rate limit by itself, so that
    /// waiting does not help.
    static final String TOO_LARGE = "Request too large";

    /// The message for a failure that is not retried.
    public String about(Failure failure) {
        return switch (failure) {
            case Unreachable(var why) -> unreachable(why);
            case Disconnected(var why, var begun) -> disconnected(why, begun);
            case TimedOut(var within) ->
                    "no reply from %s within %s: allow more time or choose a lower effort"
                            .formatted(server, OneLine.time(within));
            case InvalidBody(var received) ->
                    "%s %s: check the base URL, which usually ends in /v1%s"
                            .formatted(
                                    server,
                                    received.isEmpty()
                                            ? "sent an empty reply"
                                            : "did not send a reply of its API",
                                    received.isEmpty() ? "" : "; it sent: " + received);
            case ErrorStatus error -> error(error);
        };
    }

    private String disconnected(String why, boolean begun) {
        return begun
                ? "the connection to %s was lost: %s".formatted(server, why)
                : "%s closes connections without a response (%s): check that it is running, and that the base URL is right, http or https included"
                        .formatted(server, why);
    }

    private String unreachable(String why) {
        return switch (why) {
            case "connection refused" ->
                    "no server is listening at "
                            + server
                            + ": check that it is running and that the base URL is right";
            case "unknown host" ->
                    "there is no host '"
                            + server.base().getHost()
                            + "': check the base URL and the network";
            default ->
                    OneLine.joined(
                            "cannot reach " + server + ": " + why,
                            "check the base URL, http or https included, and the network");
        };
    }

    private String error(ErrorStatus error) {
        boolean noModel =
                error.code().equals("model_not_found")
                        || error.message().toLowerCase(Locale.ROOT).contains(INVALID_MODEL);
        if (noModel) {
            return noModel(error);
        }
        return switch (error.status()) {
            case 401, 403 -> key(error.status()) + serverMessage(error);
            case NOT_FOUND -> notFound(error);
            case RATE_LIMITED -> limited(error);
            case 301, 302, 303, 307, 308 -> redirected(error);
            default ->
                    refused(
                            "%s refused the request (%s)%s"
                                    .formatted(server, error.status(), serverMessage(error)),
                            remedy(error));
        };
    }

    private static String refused(String said, String remedy) {
        return remedy.isEmpty() ? said : OneLine.joined(said, remedy);
    }

    private String limited(ErrorStatus error) {
        return error.message().startsWith(TOO_LARGE)
                ? "the request alone is more than a minute's tokens at %s (429): lower the limit on tokens, or raise the account's limit%s"
                        .formatted(server, serverMessage(error))
                : "the account at %s cannot go on (429): check its plan, limits and billing%s"
                        .formatted(server, serverMessage(error));
    }

    private static String remedy(ErrorStatus error) {
        return switch (RefusalReason.of(error)) {
            case RefusalReason.ContextFull _ ->
                    "choose a model with a longer context, or start the server with a longer one";
            case RefusalReason.NoToolParser() ->
                    "start the server with a parser for the model's calls (vLLM:"
                            + " --enable-auto-tool-choice and --tool-call-parser; llama.cpp:"
                            + " --jinja), or let the model write its calls as text (--calls text)";
            case RefusalReason.NoTools() ->
                    "choose a model that can call tools, let it write its calls as text (--calls"
                            + " text), or let it work without tools (--preset direct)";
            case RefusalReason.NoEffort() -> "choose another effort, or none";
            case RefusalReason.OtherApi(var tools) ->
                    tools
                            ? "use the Responses API, or let the model write its calls as text"
                                    + " (--calls text)"
                            : "use the Responses API";
            case RefusalReason.NoTemplate() ->
                    "the model's chat template does not take this conversation: start the server"
                            + " with another one (llama.cpp: --chat-template), or choose another"
                            + " model";
            case RefusalReason.Other() -> unsupported(error.message());
        };
    }

    private static String unsupported(String message) {
        var unsupported = UNSUPPORTED.matcher(message);
        return unsupported.find()
                ? "add the model to a catalogue file of your own, with '%s' under \"omit\""
                        .formatted(unsupported.group(1))
                : "";
    }

    private String key(int status) {
        return server.hasKey()
                ? "the server refused the key (%s): check the variable or the file that has it"
                        .formatted(status)
                : "%s needs an API key (%s): name the variable or the file that has it"
                        .formatted(server, status);
    }

    private String notFound(ErrorStatus error) {
        boolean aboutTheModel = error.message().toLowerCase(Locale.ROOT).contains("model");
        if (aboutTheModel) {
            return noModel(error);
        }
        return path.equals("/responses")
                ? "%s has no Responses API (404): use Chat Completions, or check the base URL, which usually ends in /v1%s"
                        .formatted(server, serverMessage(error))
                : "there is nothing at %s (404): check the base URL, which usually ends in /v1%s"
                        .formatted(server, serverMessage(error));
    }

    /// The base URL to use is the address of the redirect without the path of the API.
    private String redirected(ErrorStatus error) {
        String target = error.message();
        String base =
                target.endsWith(path) ? target.substring(0, target.length() - path.length()) : "";
        return "%s redirects to %s (%s): %s"
                .formatted(
                        server,
                        target.isEmpty() ? "another address" : target,
                        error.status(),
                        base.startsWith("http")
                                ? "use the base URL " + base
                                : "check the base URL");
    }

    private String noModel(ErrorStatus error) {
        return "there is no model '%s' at %s (%s): choose one from its list of models%s"
                .formatted(OneLine.quote(model), server, error.status(), serverMessage(error));
    }

    private static String serverMessage(ErrorStatus error) {
        String request = error.requestId() == null ? "" : " (request " + error.requestId() + ")";
        return error.message().isEmpty() ? request : "; it said: " + error.message() + request;
    }

    /// A few words, for a wait before the next try.
    static String brief(Failure failure) {
        return switch (failure) {
            case Unreachable(var why) -> why;
            case Disconnected _ -> "connection lost";
            case TimedOut _ -> "no reply in time";
            case InvalidBody _ -> "not a reply of the API";
            case ErrorStatus(var status, _, _, _, _) ->
                    switch (status) {
                        case RATE_LIMITED -> "rate limited";
                        case 503, 529 -> "server overloaded (" + status + ")";
                        default -> "server error " + status;
                    };
        };
    }

    /// The message for the last of several failures.
    static String inFull(Failure failure) {
        return switch (failure) {
            case Disconnected(var why, _) -> "connection lost: " + why;
            case ErrorStatus error -> brief(error) + serverMessage(error);
            case InvalidBody(var received) when !received.isEmpty() ->
                    brief(failure) + "; it sent: " + received;
            case Unreachable _, TimedOut _, InvalidBody _ -> brief(failure);
        };
    }
}
