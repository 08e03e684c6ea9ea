/// Exact arithmetic: numbers and terms in a normal form in which equal ones look alike.
///
/// Start at [dev.reckoner.answer.exact.NormalForm]. Nothing here uses floating point, and
/// everything is bounded: what grows too large is [dev.reckoner.answer.exact.NotExact].
@NullMarked
@Internal
package dev.reckoner.answer.exact;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
