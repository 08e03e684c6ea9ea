/// Builds the image of the docker sandbox ([dev.reckoner.sandbox.docker.setup.BuildImage]).
@Internal
@NullMarked
package dev.reckoner.sandbox.docker.setup;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
