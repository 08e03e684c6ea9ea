/// The tries of one call: which failures can pass, how long to wait, and what is said meanwhile.
///
/// Start at [dev.reckoner.model.retry.Endpoint]. What to do next is decided in `RetryPolicy`,
/// without a clock; `RetriedCall` does it.
@Internal
@NullMarked
package dev.reckoner.model.retry;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
