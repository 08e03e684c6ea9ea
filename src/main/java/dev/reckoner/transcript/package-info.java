/// An attempt for people to read: as a Jupyter notebook, as Markdown, and live in a terminal.
///
/// Start at [dev.reckoner.transcript.TranscriptHeader]. All three are functions of a
/// [dev.reckoner.transcript.TranscriptHeader] and the journal's entries; nothing is read, measured
/// or kept elsewhere, so that a run of last year can be rendered again.
///
/// ## Promised
///
/// What a model or its program wrote is shown and never obeyed: terminal escapes and control
/// characters are removed, HTML is text, links lead to `http` or nowhere, images are PNG, formulas
/// cannot define or link anything. Program and model are told apart in each cell's metadata.
///
/// ## Not promised
///
/// That a formula or a code span is kept to the letter: `a<b` becomes `a< b` there, see
/// `dev.reckoner.transcript.markup.SafeMarkdown`. Code cells and printed text are, but for the
/// characters named above.
@NullMarked
package dev.reckoner.transcript;

import org.jspecify.annotations.NullMarked;
