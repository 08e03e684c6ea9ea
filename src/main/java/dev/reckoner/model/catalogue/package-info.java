/// What is known about models in advance: prices, context, efforts and shutdown dates. The data is
/// in `models.json` and read by [dev.reckoner.model.catalogue.Catalogue].
@NullMarked
package dev.reckoner.model.catalogue;

import org.jspecify.annotations.NullMarked;
