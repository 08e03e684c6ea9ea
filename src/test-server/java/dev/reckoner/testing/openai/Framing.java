package dev.reckoner.testing.openai;

/// The ways to write the same events of a stream, all right by the standard.
public enum Framing {
    PLAIN,
    /// Every byte a write of its own.
    BYTE_BY_BYTE,
    CRLF,
    CR,
    /// A comment before every event, and `id` and `retry` lines within.
    COMMENTS,
    /// The data of an event over several lines.
    SEVERAL_LINES,
    /// No space after the colon.
    NO_SPACE
}
