/// An evaluation whose replies are written by hand: it shows what an evaluation is like, offline,
/// and measures no model.
@NullMarked
package dev.reckoner.eval.script;

import org.jspecify.annotations.NullMarked;
