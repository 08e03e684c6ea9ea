/// Says which sandboxes work safely on this machine, and why the others do not.
///
/// Start at [dev.reckoner.sandbox.doctor.Report]; `--sandbox auto` is
/// [dev.reckoner.sandbox.doctor.SandboxChoice], which makes the same checks of the local sandbox
/// and remembers for a day that they passed.
@NullMarked
package dev.reckoner.sandbox.doctor;

import org.jspecify.annotations.NullMarked;
