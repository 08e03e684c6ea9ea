/// What `reckoner eval` says of an evaluation, while it runs and at its end.
@NullMarked
@Internal
package dev.reckoner.cli.eval.result;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
