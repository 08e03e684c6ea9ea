/// Replies written by hand, for examples and tests.
///
/// [dev.reckoner.model.script.ScriptModel] gives the replies of one script, and
/// [dev.reckoner.model.script.QuestionScript] holds several attempts at a question, for an
/// evaluation.
@NullMarked
package dev.reckoner.model.script;

import org.jspecify.annotations.NullMarked;
