/// Going on with an attempt in another process: which of its entries still count, which cells make
/// the variables of its session anew, and whether they show what they had shown.
@Internal
@NullMarked
package dev.reckoner.agent.resume;

import dev.reckoner.annotation.Internal;

import org.jspecify.annotations.NullMarked;
