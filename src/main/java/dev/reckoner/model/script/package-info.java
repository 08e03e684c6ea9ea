/// Replies written by hand, for examples and tests: [dev.reckoner.model.script.ScriptModel].
@NullMarked
package dev.reckoner.model.script;

import org.jspecify.annotations.NullMarked;
