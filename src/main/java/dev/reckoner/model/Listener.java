package dev.reckoner.model;

/// Follows a reply while it comes. Called from the thread that asked.
///
/// What is heard is a preview: where a stream is lost and asked for again, [#waiting] comes between
/// and the reply begins anew.
public interface Listener {

    Listener NONE = new Listener() {};

    /// A piece of the reply's text.
    default void text(String piece) {}

    /// A piece of what the model lets us see of its reasoning.
    default void reasoning(String piece) {}

    /// The model begins to write a tool call, which is heard of when it is whole.
    default void calling() {}

    /// A reply was lost on its way after it had been asked for; it may be billed all the same.
    ///
    /// @param why in words for a person
    /// @return whether to ask for it again, which may be billed too
    default boolean lost(String why) {
        return true;
    }

    /// What is waited for, in words for a person: `rate limited, next try in 12 s, 3 of 8`.
    default void waiting(String words) {}
}
