/// The command `reckoner solve`.
@Internal
@NullMarked
package dev.reckoner.cli.solve;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
