package dev.reckoner.model.select;

import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.catalogue.CatalogueEntry;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;

/// The model that is used at OpenAI if a person names none: o3-mini, or what OpenAI names in its
/// place.
///
/// @param effort the effort it is asked for if a person names none; null if the model decides
record DefaultModel(String id, @Nullable Effort effort) {

    static final String FIRST = "o3-mini";

    /// The first model that is not shut down. If every named one is shut down, it is the last of
    /// them.
    static DefaultModel in(Catalogue catalogue, LocalDate today) {
        var passed = new LinkedHashSet<String>();
        String id = FIRST;
        Optional<CatalogueEntry> entry = catalogue.find(id);
        while (passed.add(id) && entry.filter(known -> known.isShutDownOn(today)).isPresent()) {
            id = entry.map(CatalogueEntry::successor).orElse(id);
            entry = catalogue.find(id);
        }
        return new DefaultModel(id, entry.map(DefaultModel::medium).orElse(null));
    }

    private static @Nullable Effort medium(CatalogueEntry entry) {
        return entry.efforts() != null && entry.efforts().contains(Effort.MEDIUM)
                ? Effort.MEDIUM
                : null;
    }

    /// The same spec for this model, at its effort unless the spec has one.
    ModelSpec asked(ModelSpec spec) {
        return spec.model(id).effort(spec.effort() == null ? effort : spec.effort());
    }

    /// Why it is used, as the end of a sentence.
    String why() {
        return id.equals(FIRST)
                ? "no model was named"
                : "no model was named, and OpenAI names it in place of " + FIRST;
    }
}
