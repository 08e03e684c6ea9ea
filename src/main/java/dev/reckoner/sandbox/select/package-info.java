/// Chooses a sandbox: [dev.reckoner.sandbox.select.Sandboxes].
@NullMarked
package dev.reckoner.sandbox.select;

import org.jspecify.annotations.NullMarked;
