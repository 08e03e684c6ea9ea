/// Foreign text made safe to show: text of a model, of its programs, of a server, of a file.
///
/// [dev.reckoner.text.Printable] keeps lines, [dev.reckoner.text.OneLine] makes one of them.
///
/// ## Promised
///
/// Whatever the text is, the work grows with its length and not faster, and the stack does not grow
/// at all: no pattern here backtracks over more than one character.
@Internal
@NullMarked
package dev.reckoner.text;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
