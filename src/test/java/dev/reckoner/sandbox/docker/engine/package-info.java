@NullMarked
package dev.reckoner.sandbox.docker.engine;

import org.jspecify.annotations.NullMarked;
