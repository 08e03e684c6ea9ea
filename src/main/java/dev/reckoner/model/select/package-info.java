/// From what a person asked for to a model that can be called.
///
/// Start at [dev.reckoner.model.select.Models]: it reads the catalogue, finds the server and the
/// key, and says what is wrong before anything is spent.
@NullMarked
package dev.reckoner.model.select;

import org.jspecify.annotations.NullMarked;
