/// What a list of runs says of each, read without what it does not say.
@Internal
@NullMarked
package dev.reckoner.journal.list;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
