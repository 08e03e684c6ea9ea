package dev.reckoner.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Event;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.task.Limits;

import org.junit.jupiter.api.Test;

import java.time.Duration;
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

                        ```text
                        504
                        ```

                        **Answered**

                        | model calls | cells run | input tokens | cached | output tokens | reasoning | cost | time |
                        |---:|---:|---:|---:|---:|---:|---:|---:|
                        | 4 | 2 | 4,000 | 400 | 800 | 200 | $0.0048 | 8.0 s |
                        """);
    }

    @Test
    void holdsImages() {
        var image = new DisplayedValue(false, "<Figure>", Map.of("image/png", Story.PNG));
        var story = Story.begun().runs("", "plot()", Story.completed("", image));

        assertThat(Markdown.of(Story.HEAD, story.entries()))
                .contains(
                        "```\n\n![an image the cell showed](data:image/png;base64,"
                                + Story.PNG
                                + ")\n\n**The journal");
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
