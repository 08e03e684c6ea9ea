/// Speaks with a supervisor, the Python process under `sandbox/local/supervisor` that runs the
/// cells of sessions, wherever it was started: in bubblewrap or in a container.
@Internal
@NullMarked
package dev.reckoner.sandbox.supervisor;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
