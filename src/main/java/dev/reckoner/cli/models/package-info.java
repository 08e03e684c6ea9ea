/// The command `reckoner models`.
@Internal
@NullMarked
package dev.reckoner.cli.models;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
