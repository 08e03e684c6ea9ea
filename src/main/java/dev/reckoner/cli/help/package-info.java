/// What helps a person to write a command: help texts, words for a mistake, completion.
@Internal
@NullMarked
package dev.reckoner.cli.help;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
