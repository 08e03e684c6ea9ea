package dev.reckoner.eval.script;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Usage;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ScriptedAttemptsTest {

    private static final String ONE =
            """
            {"question": "one", "attempts": [
              {"effort": "low", "samples": 3, "replies": [{"text": "a"}]},
              {"effort": ["low", "high"], "tools": "none", "replies": [{"text": "b"}]},
              {"tools": "python", "note": "right", "replies": [{"text": "c"}]}
            ]}
            """;

    @TempDir Path folder;

    private ScriptedAttempts read(String script) throws IOException {
        Files.writeString(folder.resolve("one.json"), script);
        return ScriptedAttempts.read(folder);
    }

    private static String said(SelectedModel model) throws InterruptedException {
        return model.model().reply(asking(user("Go."))).text();
    }

    private String samples(
            ScriptedAttempts scripts, @Nullable Effort effort, boolean tools, int most) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(sample -> {
                    try {
                        return said(scripts.model("one", effort, tools, sample));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.joining());
    }

    @Test
    void anAttemptIsTakenWhereItsConditionsAreMet() throws IOException {
        var scripts = read(ONE);

        assertThat(samples(scripts, Effort.HIGH, false, 3)).isEqualTo("bbb");
        assertThat(samples(scripts, Effort.MEDIUM, true, 3)).isEqualTo("ccc");
        assertThat(samples(scripts, Effort.HIGH, true, 3)).isEqualTo("ccc");
    }

    @Test
    void anAttemptIsTakenForAsManySamplesAsItStandsForSpreadEvenly() throws IOException {
        assertThat(samples(read(ONE), Effort.LOW, false, 8)).isEqualTo("aabaaaba");
    }

    @Test
    void whereNoEffortIsAskedForEveryEffortFits() throws IOException {
        assertThat(samples(read(ONE), null, true, 4)).isEqualTo("aaca");
    }

    @Test
    void theModelIsNamedAfterTheFolderAndSaysWhatItWasAsked() throws Exception {
        var model = read(ONE).model("one", Effort.HIGH, false, 1);

        assertThat(model.name()).isEqualTo("script:" + folder);
        assertThat(model.effort()).contains(Effort.HIGH);
        assertThat(model.scripted()).isTrue();
        assertThat(model.why())
                .isEqualTo(
                        "replies written by hand, from %s, attempt 2"
                                .formatted(folder.resolve("one.json")));
    }

    @Test
    void tokensAreEstimatedFromTheText() throws Exception {
        var model =
                read("""
                {"question": "one", "attempts": [
                  {"replies": [{"reasoning": "123456", "text": "123"}]}]}
                """)
                        .model("one", null, true, 1);

        var usage = model.model().reply(asking(user("Go."))).usage();

        assertThat(usage).isEqualTo(new Usage(usage.input(), 0, 3, 2, true));
        assertThat(usage.input()).isPositive();
    }

    @Test
    void whatHasNoAttemptIsKnownBeforeAnythingRuns() throws IOException {
        var scripts = read(ONE);

        assertThat(scripts.missing(List.of("two", "one"), Effort.LOW, true)).containsExactly("two");
        assertThat(scripts.missing(List.of("two", "one"), Effort.MEDIUM, false))
                .containsExactly("two", "one");
        assertThatThrownBy(() -> scripts.model("one", Effort.MEDIUM, false, 1))
                .hasMessage(
                        "script:%s has no attempt at 'one' with the effort medium and no tools"
                                .formatted(folder));
    }

    @Test
    void aQuestionHasOneScript() throws IOException {
        Files.writeString(folder.resolve("other.json"), ONE);

        assertThatThrownBy(() -> read(ONE))
                .hasMessage(
                        "the scripts %s and %s are for one question, 'one'; each question needs one"
                                .formatted(
                                        folder.resolve("one.json"), folder.resolve("other.json")));
    }

    @Test
    void aFolderWithoutScriptsSaysSo() {
        assertThatThrownBy(() -> ScriptedAttempts.read(folder))
                .hasMessage(
                        "the folder %s has no scripts: it should have a *.json for each question"
                                .formatted(folder));
        assertThatThrownBy(() -> ScriptedAttempts.read(folder.resolve("none")))
                .hasMessage(
                        "can't read the scripts in %s: there is no such file"
                                .formatted(folder.resolve("none")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"attempts": []}                                       | question: must be a string
                    {"question": "one"}                                    | attempts: must be a list
                    {"question": "one", "replies": []}                     | the whole: has an unknown key 'replies'; known are [attempts, question]
                    {"question": "one", "attempts": [{"efort": "low"}]}    | attempt 1: has an unknown key 'efort'; known are [effort, note, replies, samples, tools]
                    {"question": "one", "attempts": [{"effort": "lots"}]}  | attempt 1, effort: unknown 'lots'; known are [none, minimal, low, medium, high, xhigh, max]
                    {"question": "one", "attempts": [{"tools": "bash"}]}   | attempt 1, tools: unknown 'bash'; known are [python, none]
                    {"question": "one", "attempts": [{"samples": 0}]}      | attempt 1, samples: must be a whole number from 1 to 10000
                    {"question": "one", "attempts": [{"replies": [7]}]}    | attempt 1, reply 1: must be an object
                    {"question": "one", "attempts": [{}]}                  | attempt 1, replies: must be a list
                    """)
    void whatIsNoScriptIsNamedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("script %s, %s", folder.resolve("one.json"), message);
    }
}
