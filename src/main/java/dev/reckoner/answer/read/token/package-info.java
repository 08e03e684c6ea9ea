/// From characters to tokens: [CleanCharacters] spells a text in ASCII and LaTeX, [Tokenise] cuts
/// it, and [Cursor] is the place of a reading in its tokens. [KnownNames] and [Units] say what
/// names mean.
@NullMarked
@Internal
package dev.reckoner.answer.read.token;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
