/// Asks a model about an answer that no rule could decide.
///
/// Start at [dev.reckoner.judge.Judge]. It never overrules a rule, and its verdicts carry a rule of
/// their own, so that they can be counted apart. A model can be wrong, and the answer that it reads
/// was written by someone who may want to fool it.
@NullMarked
package dev.reckoner.judge;

import org.jspecify.annotations.NullMarked;
