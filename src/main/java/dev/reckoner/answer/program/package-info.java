/// Checks an answer that is a program with a program of the problem's author.
///
/// Start at [dev.reckoner.answer.program.VerifyProgram]: it runs the source of `answer()` in one
/// session of a sandbox, and `verify(a)` in another that the first source never touched. The answer
/// to "what happened?" is a [dev.reckoner.answer.program.ProgramEnd].
///
/// ## How a value gets from one session to the other
///
/// `sandbox/grading/crossing.py` writes it as tagged data. `ReadTagged` reads the data strictly and
/// with bounds, because the first session can write anything; `WriteTagged` writes anew what was
/// read, and the second session makes a value of it that has exactly the named types. Nothing is
/// pickled, and no text of the answer is evaluated outside its own session.
///
/// ## Promised
///
/// What the submitted source does is worth no more than the value that it lets cross. It never
/// meets the verifier, its process, or the word that a verdict is recognised by. A fault of the
/// answer is wrong; a fault of the verifier is undecided.
///
/// ## Not promised
///
/// Protection from a verifier that evaluates the value it is given, as `eval(a)` does.
@NullMarked
package dev.reckoner.answer.program;

import org.jspecify.annotations.NullMarked;
