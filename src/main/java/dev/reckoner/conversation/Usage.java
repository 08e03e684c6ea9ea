package dev.reckoner.conversation;

/// Tokens of one model call.
///
/// @param input all of it, `cachedInput` included
/// @param output all of it, `reasoning` included
/// @param estimated whether the server reported nothing and these are counted from the text, too
///   high rather than too low
public record Usage(long input, long cachedInput, long output, long reasoning, boolean estimated) {

    public static final Usage NONE = new Usage(0, 0, 0, 0, false);

    public long total() {
        return input + output;
    }
}
