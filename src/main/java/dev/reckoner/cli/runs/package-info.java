/// The commands that look back: `reckoner runs`, `reckoner show`.
@Internal
@NullMarked
package dev.reckoner.cli.runs;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
