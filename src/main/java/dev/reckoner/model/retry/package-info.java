/// The tries of one call: which failures are transient, how long to wait, and the messages to the
/// person who waits.
///
/// Start at [dev.reckoner.model.retry.Endpoint]. `RetryPolicy` decides what to do next, without a
/// clock; `RetriedCall` does it.
@Internal
@NullMarked
package dev.reckoner.model.retry;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
