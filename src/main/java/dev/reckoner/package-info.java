/// Solves mathematics problems with a reasoning model and a sandboxed Python.
///
/// Start at `Solver`. [dev.reckoner.Problem], [dev.reckoner.Effort] and [dev.reckoner.Limits] are
/// the words every other package shares; they depend on nothing.
@NullMarked
package dev.reckoner;

import org.jspecify.annotations.NullMarked;
