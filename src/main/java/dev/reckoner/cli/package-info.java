/// The command `reckoner`: one class per command, [dev.reckoner.cli.Main] above them.
///
/// Data goes to standard output, talk to standard error.
@NullMarked
package dev.reckoner.cli;

import org.jspecify.annotations.NullMarked;
