/// The models: one port, [dev.reckoner.model.Model], and its adapters.
///
/// What a model returns is hostile text. It is carried as values ([dev.reckoner.journal.Reply]) and
/// interpreted nowhere here.
@NullMarked
package dev.reckoner.model;

import org.jspecify.annotations.NullMarked;
