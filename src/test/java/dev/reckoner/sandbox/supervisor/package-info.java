@NullMarked
package dev.reckoner.sandbox.supervisor;

import org.jspecify.annotations.NullMarked;
