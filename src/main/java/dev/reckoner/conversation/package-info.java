/// The messages between a model and the program: a [dev.reckoner.conversation.Message] in either
/// direction, and a [dev.reckoner.conversation.Reply] with its items in order and its tokens.
@NullMarked
package dev.reckoner.conversation;

import org.jspecify.annotations.NullMarked;
