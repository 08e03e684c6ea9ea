/// Recording the replies of a model in a file, and replaying them without a network or a key.
///
/// Start at [dev.reckoner.model.cassette.Cassette]. A replay is strict: it fails at a request that
/// was not recorded, and names the most similar recorded one and the first difference.
@Internal
@NullMarked
package dev.reckoner.model.cassette;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
