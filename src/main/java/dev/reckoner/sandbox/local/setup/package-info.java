/// The local sandbox's library and interpreter: found, installed by hash, and checked.
@Internal
@NullMarked
package dev.reckoner.sandbox.local.setup;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
