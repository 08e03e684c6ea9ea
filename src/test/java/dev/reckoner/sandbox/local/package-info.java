@NullMarked
package dev.reckoner.sandbox.local;

import org.jspecify.annotations.NullMarked;
