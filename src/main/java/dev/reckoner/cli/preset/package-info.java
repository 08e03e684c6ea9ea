/// How attempts are made, as `solve` and `eval` are told.
@Internal
@NullMarked
package dev.reckoner.cli.preset;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
