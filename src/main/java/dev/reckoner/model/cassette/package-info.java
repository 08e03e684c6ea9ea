/// Recording the replies of a model in a file, and replaying them without a network or a key.
///
/// Start at [dev.reckoner.model.cassette.Cassette]. A replay is strict: a request that was not
/// recorded ends it, with the nearest recorded one and the first difference.
@Internal
@NullMarked
package dev.reckoner.model.cassette;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
