package dev.reckoner.model.openai.dialect;

/// How a request is changed after a server has refused it. No kind will be added.
public sealed interface Repair {

    /// @param field as [Dialect#omit] names it
    record Omit(String field) implements Repair {}

    /// @param way the next way to force a tool
    record Force(ForcedTool way) implements Repair {}

    /// The dialect of a server that is known to need this repair.
    default Dialect of(Dialect dialect) {
        return switch (this) {
            case Omit(var field) -> dialect.without(field);
            case Force(var way) -> dialect.with(dialect.forcedTool().weaker(way));
        };
    }

    /// What is done, for a person: `does not take 'stream_options', asked again without it`.
    default String words() {
        return switch (this) {
            case Omit omit ->
                    switch (omit.field()) {
                        case Dialect.STREAM ->
                                "does not stream this reply, asked again without streaming";
                        case "max_completion_tokens" ->
                                "does not take 'max_completion_tokens', asked again with"
                                        + " 'max_tokens'";
                        case "max_tokens" ->
                                "does not take 'max_tokens', asked again with"
                                        + " 'max_completion_tokens'";
                        default ->
                                "does not take '%s', asked again without it"
                                        .formatted(omit.field().replaceFirst("^messages\\.", ""));
                    };
            case Force(var way) ->
                    switch (way) {
                        case NAMED -> "takes a named tool";
                        case REQUIRED ->
                                "does not let a request name the tool to call, asked again with"
                                        + " that tool alone";
                        case OFFERED ->
                                "cannot be forced to call a tool, asked again with that tool alone"
                                        + " on offer";
                    };
        };
    }
}
