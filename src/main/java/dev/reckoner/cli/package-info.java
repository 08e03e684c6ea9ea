/// The command `reckoner`: one class per command, [dev.reckoner.cli.Main] above them.
///
/// Data goes to standard output, talk to standard error.
@Internal
@NullMarked
package dev.reckoner.cli;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
