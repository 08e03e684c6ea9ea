/// The commands `reckoner sandbox` and `reckoner doctor`.
@Internal
@NullMarked
package dev.reckoner.cli.sandbox;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
