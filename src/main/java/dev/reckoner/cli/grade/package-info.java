/// `reckoner grade`: compares an answer with the expected one.
@NullMarked
@Internal
package dev.reckoner.cli.grade;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
