/// A problem together with what its author knows about it.
@NullMarked
package dev.reckoner.answer.question;

import org.jspecify.annotations.NullMarked;
