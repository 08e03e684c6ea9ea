package dev.reckoner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.agent.Decision.Reject;
import dev.reckoner.agent.Decision.RunCell;
import dev.reckoner.agent.Decision.Submit;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply.Finish;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What is made of a tool call, in every form in which models and servers write one.
class ReadCallTest {

    private static Decision read(String tool, String arguments) {
        return ReadCall.of(new ToolCall("1", tool, arguments), Trial.of().rules(), false);
    }

    private static String code(String arguments) {
        return ((RunCell) read("python", arguments)).code();
    }

    private static String answer(String arguments) {
        return ((Submit) read("submit_answer", arguments)).answer();
    }

    private static String rejection(String tool, String arguments) {
        return ((Reject) read(tool, arguments)).message();
    }

    @Nested
    class Arguments {

        @Test
        void encodedTwiceAreReadTwice() {
            assertThat(code("\"{\\\"code\\\": \\\"print(\\\\\\\"a\\\\\\\")\\\"}\""))
                    .isEqualTo("print(\"a\")");
        }

        @Test
        void canContainRawLineBreaksAndTabs() {
            assertThat(code("{\"code\": \"for i in x:\n\tprint(i)\"}"))
                    .isEqualTo("for i in x:\n\tprint(i)");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "42 | 42",
                    "-7 | -7",
                    "1.50 | 1.50",
                    "100.0 | 100.0",
                    "123456789012345678901234567890 | 123456789012345678901234567890",
                    "1e999999999 | 1E+999999999",
                    "true | true"
                })
        void aNumberOrABooleanIsTheStringOfIt(String written, String read) {
            assertThat(answer("{\"answer\": " + written + "}")).isEqualTo(read);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"answer\": null}", "{\"answer\": [1]}", "[42]", "42", "\"42\""})
        void anythingElseIsNoString(String arguments) {
            assertThat(rejection("submit_answer", arguments))
                    .startsWith("submit_answer takes one argument 'answer', a string. Received: ");
        }

        @Test
        void thatEndInTheMiddleAreCutAndNotCalledBadJson() {
            assertThat(rejection("python", "{\"code\": \"print("))
                    .isEqualTo(
                            "The arguments of python end before their JSON is complete, so nothing"
                                    + " was done. Make the call again. Received: {\"code\":"
                                    + " \"print(");
        }

        @Test
        void ofAReplyThatReachedItsLengthLimitAreCutByIt() throws InterruptedException {
            var cut = new ToolCall("1", "python", "{\"code\": \"print(");
            var attempt =
                    Trial.of(
                                    Trial.reply(List.of(cut), Finish.LENGTH, Trial.PER_REPLY),
                                    Trial.submits("42"))
                            .run();

            assertThat(attempt.told().getFirst())
                    .isEqualTo(
                            "Your reply was cut at its length limit inside this call of python, so"
                                    + " nothing was done. Be brief and make the call again.");
        }
    }

    @Nested
    class Fences {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "```python\\nprint(1)\\n```",
                    "```\\nprint(1)\\n```\\n",
                    "  ```py\\nprint(1)\\n",
                    "~~~~ python3\\nprint(1)\\n~~~~"
                })
        void aroundTheWholeCodeAreLeftOut(String code) {
            assertThat(code("{\"code\": \"" + code + "\"}")).isEqualTo("print(1)");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "s = '''```'''",
                    "```python print(1)```",
                    "```python\\n1\\n```\\nand\\n```python\\n2\\n```"
                })
        void elsewhereAreLeftAsTheyAre(String code) {
            assertThat(code("{\"code\": \"" + code + "\"}")).isEqualTo(code.replace("\\n", "\n"));
        }

        @Test
        void areMentionedToTheModelOnce() throws InterruptedException {
            var attempt =
                    Trial.of(
                                    Trial.runs("```python\n1\n```"),
                                    Trial.runs("```python\n2\n```"),
                                    Trial.submits("42"))
                            .run();

            assertThat(attempt.cells()).containsExactly("1", "2");
            assertThat(String.join("\n", attempt.told()))
                    .containsOnlyOnce(
                            "The Markdown fence around the code was left out. Send the code"
                                    + " alone.");
        }
    }

    @Test
    void anIndentationOfTheWholeCodeIsMentionedToTheModelOnce() throws InterruptedException {
        var attempt =
                Trial.of(Trial.runs("    x = 1\n\n    x"), Trial.runs("    x"), Trial.submits("42"))
                        .run();

        assertThat(String.join("\n", attempt.told()))
                .containsOnlyOnce(
                        "The code was indented as a whole, and was run as if it were not.");
    }

    @Nested
    class Names {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "functions.python",
                    "default_api:python",
                    "python<|channel|>json",
                    "python\n",
                    " python ",
                    "functions.python:0",
                    "python()"
                })
        void withAPrefixOrASuffixAreTheToolTheyContain(String name) {
            assertThat(read(name, "{\"code\": \"1\"}")).isInstanceOf(RunCell.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"functions.python.submit_answer", "functions", "pythonic", ""})
        void ofNoToolOrOfTwoAreNotTaken(String name) {
            assertThat(rejection(name, "{\"code\": \"1\"}"))
                    .startsWith("There is no tool '" + name + "'. The tools are: python, submit");
        }
    }
}
