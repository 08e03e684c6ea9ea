/// Markdown, LaTeX and code of a model or a person made safe to put into a notebook or a Markdown
/// file.
@Internal
@NullMarked
package dev.reckoner.transcript.markup;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
