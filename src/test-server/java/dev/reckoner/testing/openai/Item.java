package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// One thing a model puts out, in the order it does. Closed: these are all the server can say.
public sealed interface Item {

    /// What it costs in output tokens.
    int tokens();

    /// @param summaries its summary, a part each; sent where the request asks for summaries
    record Reasoning(List<String> summaries, int tokens) implements Item {

        static final int TOKENS = 64;

        public Reasoning {
            summaries = List.copyOf(summaries);
        }
    }

    record Text(String text) implements Item {

        @Override
        public int tokens() {
            return Tokens.of(text);
        }
    }

    record Refusal(String text) implements Item {

        @Override
        public int tokens() {
            return Tokens.of(text);
        }
    }

    /// @param callId null for one that the server makes up
    /// @param arguments as the model wrote them, perhaps not JSON
    record Call(@Nullable String callId, String tool, String arguments) implements Item {

        @Override
        public int tokens() {
            return Tokens.of(tool) + Tokens.of(arguments);
        }
    }

    /// Costs 64 tokens.
    static Reasoning reasoning(String... summaries) {
        return new Reasoning(Arrays.asList(summaries), Reasoning.TOKENS);
    }

    static Text text(String text) {
        return new Text(text);
    }

    static Refusal refusal(String text) {
        return new Refusal(text);
    }

    static Call call(String tool, String arguments) {
        return new Call(null, tool, arguments);
    }

    static Call call(String callId, String tool, String arguments) {
        return new Call(callId, tool, arguments);
    }
}
