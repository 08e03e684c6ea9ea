/// Says which sandboxes of this machine are sound, and why not.
///
/// Start at [dev.reckoner.sandbox.doctor.Report]; `--sandbox auto` is
/// [dev.reckoner.sandbox.doctor.SandboxChoice], which asks the same checks of the local sandbox and
/// keeps their answer for a day.
@NullMarked
package dev.reckoner.sandbox.doctor;

import org.jspecify.annotations.NullMarked;
