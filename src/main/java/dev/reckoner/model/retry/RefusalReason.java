package dev.reckoner.model.retry;

import dev.reckoner.model.http.HttpResult.ErrorStatus;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Why a server refused a request, as far as the code and the words of its error show. Servers of
/// the same API have many words for the same reason.
public sealed interface RefusalReason {

    /// The conversation, or the conversation and the output cap, are longer than the context.
    ///
    /// @param tokens the length of the context, if the server names it; otherwise 0
    record ContextFull(long tokens) implements RefusalReason {}

    /// The server was started without a parser for the model's tool calls.
    record NoToolParser() implements RefusalReason {}

    /// The model cannot call tools.
    record NoTools() implements RefusalReason {}

    /// The model does not reason, or not with this effort.
    record NoEffort() implements RefusalReason {}

    /// The model is offered only by the other API.
    ///
    /// @param tools whether it is the tools that this API does not offer with the model
    record OtherApi(boolean tools) implements RefusalReason {}

    /// The template of the model does not take the conversation.
    record NoTemplate() implements RefusalReason {}

    record Other() implements RefusalReason {}

    static RefusalReason of(ErrorStatus error) {
        String words = error.message().toLowerCase(Locale.ROOT);
        if (Words.CONTEXT_CODES.contains(error.code()) || has(words, Words.CONTEXT)) {
            return new ContextFull(Words.tokens(words));
        }
        if (words.contains("v1/responses")) {
            return new OtherApi(has(words, Words.TOOLS));
        }
        if (has(words, Words.NO_PARSER)) {
            return new NoToolParser();
        }
        boolean unsupported = has(words, Words.UNSUPPORTED);
        if (unsupported && has(words, Words.TOOLS)) {
            return new NoTools();
        }
        boolean effort =
                words.contains("effort")
                        || unsupported && has(words, Words.THINKING)
                        || error.code().equals("unsupported_value") && words.contains("'low'");
        if (effort) {
            return new NoEffort();
        }
        return has(words, Words.TEMPLATE) ? new NoTemplate() : new Other();
    }

    /// Whether an attempt goes on with another request: a shorter conversation, or no tools.
    default boolean changesTheRequest() {
        return switch (this) {
            case ContextFull _, NoToolParser(), NoTools() -> true;
            case OtherApi(var tools) -> tools;
            case NoEffort(), NoTemplate(), Other() -> false;
        };
    }

    private static boolean has(String words, List<String> any) {
        return any.stream().anyMatch(words::contains);
    }

    /// The words that servers use.
    final class Words {

        private static final Set<String> CONTEXT_CODES =
                Set.of("context_length_exceeded", "exceed_context_size_error");

        private static final List<String> CONTEXT =
                List.of(
                        "maximum context length",
                        "context length of only",
                        "model's context length",
                        "context window",
                        "context size",
                        "context limit",
                        "when context the overflows",
                        "prompt is too long",
                        "input token count",
                        "reduce the length of the messages",
                        "`max_new_tokens` must be");

        private static final List<String> NO_PARSER =
                List.of("tool-call-parser", "enable-auto-tool-choice", "requires --jinja");

        private static final List<String> UNSUPPORTED =
                List.of("not support", "unsupported", "not available", "no endpoints found that");

        private static final List<String> TOOLS =
                List.of("tools", "'tool_choice'", "tool use", "tool call", "function call");

        private static final List<String> TEMPLATE =
                List.of("roles must alternate", "template", "jinja");

        private static final List<String> THINKING = List.of("think", "reasoning");

        /// A number after the words for the context, or before or behind those for its end.
        private static final Pattern LENGTH =
                Pattern.compile(
                        "(?:context"
                            + " (?:length|size|window)|limit|allowed)[^\\d>]{0,24}([\\d,]{3,12})|>"
                            + " ([\\d,]{3,12})|<= ([\\d,]{3,12})|([\\d,]{3,12}) maximum");

        static long tokens(String words) {
            var found = LENGTH.matcher(words);
            long tokens = 0;
            while (found.find()) {
                for (int group = 1; group <= found.groupCount(); group++) {
                    tokens = found.group(group) == null ? tokens : number(found.group(group));
                }
            }
            return tokens;
        }

        private static long number(String digits) {
            String plain = digits.replace(",", "");
            return plain.isEmpty() ? 0 : Long.parseLong(plain);
        }

        private Words() {}
    }
}
