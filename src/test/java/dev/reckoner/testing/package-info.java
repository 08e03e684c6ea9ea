/// Doubles that tests of several packages share.
@NullMarked
package dev.reckoner.testing;

import org.jspecify.annotations.NullMarked;
