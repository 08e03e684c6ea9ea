package dev.reckoner.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.select.ModelList;
import dev.reckoner.model.select.ModelList.Listed;
import dev.reckoner.model.select.ServerModels;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// OpenAI's own listing beside the catalogue.
class ModelRowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final ServerModels OFFER =
            new ServerModels(
                    "https://api.openai.com/v1",
                    true,
                    new ModelList(
                            List.of(
                                    new Listed("gpt-7-sol", null, null),
                                    new Listed("o3", null, LocalDate.of(2027, 1, 1)),
                                    new Listed("gpt-4o", null, LocalDate.of(2027, 1, 14)))),
                    List.of());

    private final Catalogue catalogue = Catalogue.own();
    private final List<ModelRow> rows = ModelRow.all(catalogue, OFFER, TODAY);

    @Test
    void everyModelThatEitherKnowsHasARow() {
        assertThat(rows).hasSize(catalogue.entries().size() + 2);
        assertThat(rows)
                .filteredOn(ModelRow::isOffered)
                .extracting(ModelRow::id)
                .containsExactly("o3", "gpt-7-sol", "gpt-4o");
        assertThat(rows)
                .filteredOn(row -> !row.inCatalogue())
                .extracting(ModelRow::id)
                .containsExactly("gpt-7-sol", "gpt-4o");
    }

    @Test
    void theServersEndIsTheOneThatHolds() {
        assertThat(ModelRow.of("o3", catalogue, OFFER).shutdown())
                .contains(LocalDate.of(2027, 1, 1));
        assertThat(ModelRow.of("gpt-5", catalogue, OFFER).shutdown())
                .contains(LocalDate.of(2026, 12, 11));
    }

    @Test
    void theTableSaysWhatIsNewAndWhatIsMissing() {
        var there = rows.stream().filter(row -> !row.goneBy(TODAY)).toList();

        assertThat(ModelTable.of(there, OFFER, TODAY))
                .startsWith(
                        """
                        https://api.openai.com/v1 has, of those in the catalogue:

                        model          API       context     $ in    $ out  effort          until
                        o3             responses    200k     2.00     8.00  low-high        2027-01-01

                        US dollars per million tokens, as of 2026-11-24; ? is not known

                        https://api.openai.com/v1 has, not in the catalogue, no price known:

                          gpt-7-sol gpt-4o (until 2027-01-14)

                        in the catalogue, but not listed there:

                          gpt-6.2-astra gpt-6.2-sol gpt-6.1-sol gpt-6.1-terra gpt-6-astra gpt-6-sol
                        """)
                .doesNotContain("o3-mini");
    }
}
