package dev.reckoner.conversation;

/// Tokens of one model call.
///
/// @param input all input tokens, `cachedInput` included
/// @param output all output tokens, `reasoning` included
/// @param estimated whether the numbers are estimated from the text, too high rather than too low,
///   because the server did not report them
public record Usage(long input, long cachedInput, long output, long reasoning, boolean estimated) {

    public static final Usage NONE = new Usage(0, 0, 0, 0, false);

    public long total() {
        return input + output;
    }
}
