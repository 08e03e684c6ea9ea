/// Reaches a Docker-compatible engine ([dev.reckoner.sandbox.docker.engine.Engine]).
@Internal
@NullMarked
package dev.reckoner.sandbox.docker.engine;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
