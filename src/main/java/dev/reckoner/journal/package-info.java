/// What happened in an attempt: each event is appended as it happens, synced to disk and never
/// edited.
///
/// Start at [dev.reckoner.journal.Event]. The list of [dev.reckoner.journal.Entry] is the only
/// state of an attempt: the next step is decided from it, transcripts are printed from it, and
/// costs are sums over it.
@NullMarked
package dev.reckoner.journal;

import org.jspecify.annotations.NullMarked;
