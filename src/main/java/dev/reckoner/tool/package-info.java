/// The tools that the model can call. They are read from `tools/`, and their descriptions name the
/// limits that are in force.
@NullMarked
package dev.reckoner.tool;

import org.jspecify.annotations.NullMarked;
