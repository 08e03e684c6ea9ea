/// The one Jackson mapper, [dev.reckoner.json.Json], and operations on JSON trees.
@Internal
@NullMarked
package dev.reckoner.json;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
