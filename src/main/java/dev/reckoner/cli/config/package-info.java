/// Options that are set outside the command line: by variables and by the configuration file.
///
/// Start at [dev.reckoner.cli.config.Defaults], which says what an option is without being given.
@Internal
@NullMarked
package dev.reckoner.cli.config;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
