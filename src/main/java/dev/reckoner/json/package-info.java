/// The one Jackson mapper, [dev.reckoner.json.Json], operations on JSON trees, and the calls that a
/// model wrote as JSON or as tags.
@Internal
@NullMarked
package dev.reckoner.json;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
