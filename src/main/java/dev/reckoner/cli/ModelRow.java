package dev.reckoner.cli;

import dev.reckoner.model.Catalogue;
import dev.reckoner.model.CatalogueEntry;
import dev.reckoner.model.Listing.Listed;
import dev.reckoner.model.Offer;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What the catalogue and a server say of one model.
///
/// @param known null where it is not in the catalogue
/// @param offered null where no server was asked
/// @param context tokens of input and output together; null where neither says
/// @param shutdown the server's word, else the catalogue's; null where neither says
record ModelRow(
        String id,
        @Nullable CatalogueEntry known,
        @Nullable Boolean offered,
        @Nullable Long context,
        @Nullable LocalDate shutdown) {

    /// The catalogue's models, those that are gone last; then those that only the server has. A
    /// server that is not OpenAI's says nothing of models that it does not have.
    static List<ModelRow> all(Catalogue catalogue, @Nullable Offer offer, LocalDate today) {
        var rows = new ArrayList<ModelRow>();
        if (offer == null || offer.openAi()) {
            for (CatalogueEntry entry : catalogue.entries()) {
                rows.add(of(entry.id(), catalogue, offer));
            }
        }
        if (offer != null) {
            for (String id : offer.listing().models().stream().map(Listed::id).toList()) {
                if (rows.stream().noneMatch(row -> row.id.equals(id))) {
                    rows.add(of(id, catalogue, offer));
                }
            }
        }
        rows.sort((one, other) -> Boolean.compare(one.goneBy(today), other.goneBy(today)));
        return rows;
    }

    static ModelRow of(String id, Catalogue catalogue, @Nullable Offer offer) {
        var known = catalogue.find(id).orElse(null);
        var listed = offer == null ? null : offer.listing().find(id).orElse(null);
        Long context = known == null ? null : known.context();
        LocalDate shutdown = known == null ? null : known.shutdown();
        return new ModelRow(
                id,
                known,
                offer == null ? null : listed != null,
                context == null && listed != null ? listed.context() : context,
                listed != null && listed.shutdown() != null ? listed.shutdown() : shutdown);
    }

    boolean goneBy(LocalDate today) {
        return shutdown != null && !today.isBefore(shutdown);
    }

    boolean inCatalogue() {
        return known != null;
    }

    boolean isOffered() {
        return Boolean.TRUE.equals(offered);
    }
}
