/// Solves mathematics problems with a reasoning model and a sandboxed Python.
///
/// Start at [dev.reckoner.Solver]: it makes an attempt at a [dev.reckoner.task.Problem] with a
/// model of `dev.reckoner.model.select` and a sandbox of `dev.reckoner.sandbox`, and returns a
/// [dev.reckoner.Solution].
@NullMarked
package dev.reckoner;

import org.jspecify.annotations.NullMarked;
