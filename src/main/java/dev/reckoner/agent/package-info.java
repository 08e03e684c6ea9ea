/// The loop of an attempt: ask the model, run its Python, show it the output, take its answer.
///
/// Read [dev.reckoner.agent.Stepper] first: it decides what comes next, from the journal and the
/// rules alone. [dev.reckoner.agent.Attempt] carries out the decision and appends what happened to
/// the journal. [dev.reckoner.agent.Budget] computes what a call can cost.
@NullMarked
package dev.reckoner.agent;

import org.jspecify.annotations.NullMarked;
