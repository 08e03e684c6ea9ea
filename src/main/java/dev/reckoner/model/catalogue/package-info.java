/// What is known of models before one is asked: prices, context, efforts, shutdown dates. Data in
/// `models.json`, read by [dev.reckoner.model.catalogue.Catalogue].
@NullMarked
package dev.reckoner.model.catalogue;

import org.jspecify.annotations.NullMarked;
