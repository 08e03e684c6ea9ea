/// What several commands share: groups of options, exit codes, and a failure told in two lines.
@Internal
@NullMarked
package dev.reckoner.cli.option;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
