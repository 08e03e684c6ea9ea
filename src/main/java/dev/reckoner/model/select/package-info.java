/// Selects the model that a person asked for and makes it ready for calls.
///
/// Start at [dev.reckoner.model.select.Models]: it looks into the catalogue, finds the server and
/// the key, and reports problems before anything is spent.
@NullMarked
package dev.reckoner.model.select;

import org.jspecify.annotations.NullMarked;
