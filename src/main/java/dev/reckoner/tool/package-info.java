/// What the model may call: read from `tools/`, with texts that name the limits really in force.
@NullMarked
package dev.reckoner.tool;

import org.jspecify.annotations.NullMarked;
