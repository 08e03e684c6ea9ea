package dev.reckoner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class DidYouMeanTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    gpt-6.1-soul            | gpt-6.1-sol           | ; did you mean gpt-6.1-sol?
                    --api-key               | --api-key-env --api-key-file --json | ; did you mean --api-key-env or --api-key-file?
                    sole                    | solve solo sale other | ; did you mean solve, solo or sale?
                    llama-3.1-405b-instruct | o3-mini gpt-5         | ''
                    x                       | solve models          | ''
                    bad                     | max none              | ''
                    hgih                    | low high              | ; did you mean high?
                    exmaple                 | example models        | ; did you mean example?
                    """)
    void namesWhatIsSimilarTheMostSimilarFirst(String name, String names, String words) {
        assertThat(DidYouMean.words(name, List.of(names.split(" ")))).isEqualTo(words);
    }
}
