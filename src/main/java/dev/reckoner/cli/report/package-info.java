/// The commands that say what evaluations came to: `reckoner report`, `reckoner compare`.
@Internal
@NullMarked
package dev.reckoner.cli.report;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
