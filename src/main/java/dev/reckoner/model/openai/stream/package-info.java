/// What the assembly of a stream needs of its pieces: where tags and JSON objects begin and end.
@Internal
@NullMarked
package dev.reckoner.model.openai.stream;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
