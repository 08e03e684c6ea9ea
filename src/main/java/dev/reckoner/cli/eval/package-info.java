/// `reckoner eval`, and the options that it shares.
@NullMarked
@Internal
package dev.reckoner.cli.eval;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
