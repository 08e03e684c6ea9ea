/// What a model and the program say to each other: a [dev.reckoner.conversation.Message] either
/// way, a [dev.reckoner.conversation.Reply] with its items in order, and the tokens it used.
@NullMarked
package dev.reckoner.conversation;

import org.jspecify.annotations.NullMarked;
