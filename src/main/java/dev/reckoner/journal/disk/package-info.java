/// Files that a power failure cannot leave half-written.
@Internal
@NullMarked
package dev.reckoner.journal.disk;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
