/// The bytes of the body of a response, in pieces: as they arrive, unzipped, or looked at first.
@Internal
@NullMarked
package dev.reckoner.model.http.body;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
