/// The loop: think, run Python, look, submit.
///
/// Read [dev.reckoner.agent.Stepper] first: it decides, from the journal and the rules alone.
/// [dev.reckoner.agent.Attempt] carries out what was decided and appends what happened;
/// [dev.reckoner.agent.Budget] says what a call may cost.
@NullMarked
package dev.reckoner.agent;

import org.jspecify.annotations.NullMarked;
