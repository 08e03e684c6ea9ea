@NullMarked
package dev.reckoner.sandbox.docker.setup;

import org.jspecify.annotations.NullMarked;
