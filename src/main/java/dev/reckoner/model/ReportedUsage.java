package dev.reckoner.model;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Usage;

import java.util.List;

/// The tokens of a reply as the server reports them; a missing number is 0.
///
/// @param total input and output together: some servers count reasoning in the total but not in the
///   output
public record ReportedUsage(long input, long cachedInput, long output, long reasoning, long total) {

    /// The usage, with estimates for the missing numbers.
    public Usage completed(Request request, List<Item> items) {
        long in = input == 0 ? TokenEstimate.input(request.conversation(), request.tools()) : input;
        long reported = input == 0 ? output : Math.max(output, total - input);
        long out = reported == 0 ? TokenEstimate.output(items) : reported;
        return new Usage(
                in,
                Math.min(cachedInput, in),
                out,
                Math.min(reasoning, out),
                input == 0 || output == 0 && !items.isEmpty());
    }
}
