/// An attempt shown live in a terminal. Start at [dev.reckoner.transcript.terminal.Terminal].
@Internal
@NullMarked
package dev.reckoner.transcript.terminal;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
