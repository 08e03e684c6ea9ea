/// The words that all other packages share and that depend on none of them:
/// [dev.reckoner.task.Problem], [dev.reckoner.task.Limits] and [dev.reckoner.task.Effort], and
/// [dev.reckoner.task.Remedy], what a person can do about a failure.
@NullMarked
package dev.reckoner.task;

import org.jspecify.annotations.NullMarked;
