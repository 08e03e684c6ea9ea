package dev.reckoner.cli.models;

import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.catalogue.CatalogueEntry;
import dev.reckoner.model.select.ModelList.Listed;
import dev.reckoner.model.select.ServerModels;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the catalogue and a server say of one model.
///
/// @param entry null where it is not in the catalogue
/// @param listed null where no server lists it
/// @param asked whether a server was asked
record ModelRow(String id, @Nullable CatalogueEntry entry, @Nullable Listed listed, boolean asked) {

    /// The catalogue's models, those that are gone last; then those that only the server has. A
    /// server that is not OpenAI's says nothing of models that it does not have.
    static List<ModelRow> all(Catalogue catalogue, @Nullable ServerModels offer, LocalDate today) {
        var asked = Optional.ofNullable(offer);
        var known =
                asked.map(ServerModels::openAi).orElse(true)
                        ? catalogue.entries().stream().map(CatalogueEntry::id)
                        : Stream.<String>empty();
        var listed = asked.stream().flatMap(server -> server.list().models().stream());
        return Stream.concat(known, listed.map(Listed::id))
                .distinct()
                .map(id -> of(id, catalogue, offer))
                .sorted(Comparator.comparing(row -> row.goneBy(today)))
                .toList();
    }

    static ModelRow of(String id, Catalogue catalogue, @Nullable ServerModels offer) {
        var asked = Optional.ofNullable(offer);
        return new ModelRow(
                id,
                catalogue.find(id).orElse(null),
                asked.flatMap(server -> server.list().find(id)).orElse(null),
                asked.isPresent());
    }

    Optional<CatalogueEntry> known() {
        return Optional.ofNullable(entry);
    }

    /// Tokens of input and output together; empty where neither says.
    Optional<Long> context() {
        return known().map(CatalogueEntry::context)
                .or(() -> Optional.ofNullable(listed).map(Listed::context));
    }

    /// The server's word, else the catalogue's; empty where neither says.
    Optional<LocalDate> shutdown() {
        return Optional.ofNullable(listed)
                .map(Listed::shutdown)
                .or(() -> known().map(CatalogueEntry::shutdown));
    }

    boolean goneBy(LocalDate today) {
        return shutdown().filter(day -> !today.isBefore(day)).isPresent();
    }

    boolean inCatalogue() {
        return known().isPresent();
    }

    boolean isOffered() {
        return Optional.ofNullable(listed).isPresent();
    }
}
