package dev.reckoner.testing.openai;

/// What a generation cost, in tokens. Cached is a part of input, reasoning a part of output.
public record Usage(int input, int cached, int output, int reasoning) {

    int total() {
        return input + output;
    }
}
