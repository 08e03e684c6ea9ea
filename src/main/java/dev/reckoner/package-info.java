/// Solves mathematics problems with a reasoning model and a sandboxed Python.
///
/// Start at `Solver`. [dev.reckoner.task.Problem], [dev.reckoner.task.Effort] and
/// [dev.reckoner.task.Limits] are the words every other package shares; they depend on nothing.
@NullMarked
package dev.reckoner;

import org.jspecify.annotations.NullMarked;
