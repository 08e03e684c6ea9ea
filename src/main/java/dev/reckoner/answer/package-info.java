/// Reading answers out of what a model wrote. Nothing here evaluates anything.
@NullMarked
package dev.reckoner.answer;

import org.jspecify.annotations.NullMarked;
