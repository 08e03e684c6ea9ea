/// What happened in an attempt, appended the moment it happened, synced to disk and never edited.
///
/// Start at [dev.reckoner.journal.Event]. The list of [dev.reckoner.journal.Entry] is the only
/// state an attempt has: the next step is decided from it, a transcript is printed from it, costs
/// are sums over it.
@NullMarked
package dev.reckoner.journal;

import org.jspecify.annotations.NullMarked;
