/// What every sandbox needs of the machine it runs on. Start with [HostCommand], which runs a
/// program of the host, and [Bubblewrap], which isolates one.
///
/// Each program gets the variables it needs and no others. A signal that a terminal sends to the
/// whole process group does not end it: this program decides when it ends.
@Internal
@NullMarked
package dev.reckoner.sandbox.host;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
