@NullMarked
package dev.reckoner.sandbox.docker;

import org.jspecify.annotations.NullMarked;
