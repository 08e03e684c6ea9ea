/// Evaluations: many problems, several samples of each, and numbers of them.
@NullMarked
package dev.reckoner.eval;

import org.jspecify.annotations.NullMarked;
