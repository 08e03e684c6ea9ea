package dev.reckoner.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.task.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class MarkdownTest {

    @Test
    void saysWhatALostReplyMayHaveCost() {
        var lost =
                new Event.ReplyLost("connection lost", new Usage(1_000, 0, 9_000, 0, true), null);

        assertThat(Markdown.of(Story.HEAD, Story.begun().and(lost).says("42").entries()))
                .contains(
                        """
                        *A reply was lost on its way: connection lost. It may be billed, and counts as 10,000 tokens.*

                        ### Step 1
                        """);
    }

    @Test
    void showsWhatACellPrintedAndDisplayedInItsOrder() {
        var story = Story.begun().runs("", "cell()", Story.inOrder());

        assertThat(Markdown.of(Story.HEAD, story.entries()))
                .contains(
                        """
                        ```text
                        one
                        2
                        three
                        ```

                        $\\displaystyle 4 x$

                        ```text
                        five
                        6
                        ```
                        """);
    }

    @Test
    void saysOfAMessageThatNoRequestFollowedThatItWasNotSent() {
        var story =
                Story.begun()
                        .says("Hm.")
                        .told(Reason.SUBMIT_NOW, "Submit now.")
                        .ends(new End.GaveUp("five odd replies"));

        assertThat(Markdown.of(Story.HEAD, story.entries()))
                .contains(
                        """
                        > *Reckoner to the model, not sent because the attempt ended:*
                        >
                        > Submit now.
                        """);
    }

    @Test
    void showsACallBehindTheSubmission() {
        var story =
                Story.begun()
                        .replies(
                                Finish.TOOL_CALLS,
                                new Item.ToolCall("one", "submit_answer", "{\"answer\": \"42\"}"),
                                new Item.ToolCall("two", "python", "{\"code\": \"6 * 7\"}"))
                        .and(new Event.Submitted("one", "42"))
                        .ends(new End.Answered("42"));

        assertThat(Markdown.of(Story.HEAD, story.entries()))
                .contains(
                        """
                        *The answer is submitted.*

                        *A call of `python` after it is not carried out:*

                        ```text
                        {"code": "6 * 7"}
                        ```
                        """);
    }

    @Test
    void ofAProblemOfFourMegabytesHasTheBeginningAndSaysWhereTheRestIs() {
        var head =
                new TranscriptHeader(
                        "t",
                        "```\n" + "7".repeat(4 << 20),
                        "m",
                        false,
                        null,
                        "direct",
                        null,
                        "0",
                        Limits.NONE);

        assertThat(Markdown.of(head, List.of()))
                .hasSizeLessThan(110_000)
                .contains(
                        "777\n"
                            + "```\n\n"
                            + "*… 4,094,308 more characters of the problem are in `run.json`.*\n");
    }

    @Test
    void readsFromTheProblemToTheAnswer() {
        var story =
                Story.begun()
                        .thinks("Try it.", "Let us see.")
                        .runs(
                                "",
                                "print('```')\n2",
                                Story.completed("```\n", new DisplayedValue(true, "2", Map.of())))
                        .runs("", "1/0", Story.raised("ZeroDivisionError: division by zero"))
                        .submits("504");

        assertThat(Markdown.of(Story.HEAD, story.entries()))
                .endsWith(
                        """
                        ### Step 1

                        > *Reasoning:*
                        >
                        > Try it.

                        Let us see.

                        ### Step 2

                        ````python
                        print('```')
                        2
                        ````

                        ````text
                        ```
                        2
                        ````

                        ### Step 3

                        ```python
                        1/0
                        ```

                        ```text
                        Traceback (most recent call last):
                          File "<cell 1>", line 1, in <module>
                        ZeroDivisionError: division by zero
                        ```

                        ### Step 4

                        *The answer is submitted.*

                        ## Answer

                        504

                        **Answered**

                        | model calls | cells run | input tokens | cached | output tokens | reasoning | cost | time |
                        |---:|---:|---:|---:|---:|---:|---:|---:|
                        | 4 | 2 | 4,000 | 400 | 800 | 200 | $0.0048 | 8.0 s (replies 4.0 s, cells 2.0 s) |
                        """);
    }

    @Test
    void theTotalsSayWhatLostRepliesCanHaveCost() {
        var lost =
                new Event.ReplyLost(
                        "connection lost",
                        new Usage(1_000, 0, 9_000, 0, true),
                        new BigDecimal("0.05"));

        assertThat(Markdown.of(Story.HEAD, Story.begun().and(lost).submits("42").entries()))
                .contains(
                        "*A reply was lost on its way: connection lost. It may be billed, and"
                                + " counts as 10,000 tokens.*")
                .endsWith(
                        "\n\n"
                                + "In this: 1 lost reply, perhaps billed: up to 10,000 tokens,"
                                + " $0.0500.\n");
    }

    @Test
    void setsFormulasApartFromWhatWasPrinted() {
        var plain = new DisplayedValue(false, "[1, 2]", Map.of());
        var odd = new DisplayedValue(false, "odd", Map.of("text/latex", "$x$ <b> $y$"));
        var story =
                Story.begun()
                        .runs("", "x", Story.completed("1\n", plain, Story.HALF_A_SQUARE, odd));

        assertThat(Markdown.of(Story.HEAD, story.entries()))
                .contains(
                        """
                        ```python
                        x
                        ```

                        ```text
                        1
                        [1, 2]
                        ```

                        $\\displaystyle \\frac{\\left(x + 1\\right)^{2}}{2}$

                        ```text
                        odd
                        ```
                        """);
    }

    @Test
    void linksToImagesThatAreFilesBesideIt(@TempDir Path folder) throws IOException {
        var image = new DisplayedValue(false, "<Figure>", Map.of("image/png", Story.PNG));
        var fake = new DisplayedValue(false, "<fake>", Map.of("image/png", "../../../x"));
        var story =
                Story.begun()
                        .runs("", "1", Story.completed("1"))
                        .runs("", "plot()", Story.completed("drawn\n", image, fake, image));

        Transcripts.write(folder, Story.HEAD, story.entries());

        assertThat(folder.resolve("transcript.md"))
                .content()
                .contains(
                        """
                        ```text
                        drawn
                        ```

                        ![plot of cell 2](plots/cell-2.png)

                        ```text
                        <fake>
                        ```

                        ![plot of cell 2](plots/cell-2-2.png)
                        """);
        byte[] png = Base64.getDecoder().decode(Story.PNG);
        assertThat(folder.resolve("plots/cell-2.png")).hasBinaryContent(png);
        assertThat(folder.resolve("plots/cell-2-2.png")).hasBinaryContent(png);
        assertThat(folder.resolve("plots").toFile().list()).hasSize(2);
    }

    @Test
    void showsCodeOfATextOnce() {
        var story =
                Story.begun()
                        .says("```python\nprint(42)\n```")
                        .and(
                                new Event.CellRan(
                                        "text-2-1", "print(42)", Story.printed("42\n"), "42", 0))
                        .and(new Event.CellRan("text-2-2", "x = 1", Story.printed(""), "", 0));

        assertThat(Markdown.of(Story.HEAD, story.entries()))
                .contains(
                        """
                        ### Step 1

                        ```python
                        print(42)
                        ```

                        *Cell 1, the Python above, showed:*

                        ```text
                        42
                        ```

                        *Cell 2, the Python above, showed nothing.*
                        """);
    }

    @Test
    void saysOnceWhatWasChangedForAServer() {
        var repaired =
                new Reply(
                        null,
                        "m",
                        List.of(new Item.Text("Let us see.")),
                        Finish.STOP,
                        Usage.NONE,
                        Delivery.NONE.repaired(List.of("the server does not take 'x<y>'")));
        var story =
                Story.begun()
                        .and(new Event.Replied(repaired, null))
                        .and(new Event.Replied(repaired, null));

        assertThat(Markdown.of(Story.HEAD, story.entries()))
                .contains(
                        """
                        ### Step 1

                        *The server does not take 'x&lt;y>'.*

                        Let us see.

                        ### Step 2

                        Let us see.
                        """);
    }

    @Test
    void saysWhatAReplyWasWaitedFor() {
        var waits =
                List.of(
                        new Delivery.Wait(Duration.ofSeconds(12), "rate limited"),
                        new Delivery.Wait(Duration.ofMillis(500), "connection <lost>"),
                        new Delivery.Wait(Duration.ofSeconds(20), "rate limited"));
        var reply =
                new Reply(
                        null,
                        "m",
                        List.of(new Item.Text("Let us see.")),
                        Finish.STOP,
                        Usage.NONE,
                        new Delivery(Duration.ZERO, null, 4, waits, null));
        var story = Story.begun().and(new Event.Replied(reply, null));

        assertThat(Markdown.of(Story.HEAD, story.entries()))
                .contains(
                        """
                        ### Step 1

                        *Waited 32.0 s: rate limited; 0.5 s: connection &lt;lost>*

                        Let us see.
                        """);
    }
}
