package dev.reckoner.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.agent.exchange.FencedCode;
import dev.reckoner.agent.exchange.TextProtocol;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.json.CallMarkup;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.task.Problem;
import dev.reckoner.text.Html;
import dev.reckoner.text.OneLine;
import dev.reckoner.text.Printable;
import dev.reckoner.text.ThinkTags;
import dev.reckoner.transcript.markup.CodeFence;
import dev.reckoner.transcript.markup.Formula;
import dev.reckoner.transcript.markup.SafeMarkdown;
import dev.reckoner.transcript.markup.SafeTex;
import dev.reckoner.transcript.terminal.Terminal;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Text that a model, a program or a server could send to hold us up: each is read by everything
/// that reads foreign text. Where the work grew with the square of the length a text would need
/// minutes; the timeout only ends such a run.
@Timeout(300)
class DegenerateTextTest {

    private static final int LONG = 50_000;

    /// More than what the stack of a recursive pattern bears, and less than [#LONG] because each
    /// text is shown some thirty times.
    private static final int SHOWN = 10_000;

    private static final List<String> UNITS =
            List.of(
                    "-",
                    ">",
                    "*",
                    "+",
                    ":",
                    "#",
                    "|",
                    "_",
                    "~",
                    "`",
                    "$",
                    "%",
                    "<",
                    "!",
                    "[",
                    "]",
                    "(",
                    "{",
                    "}",
                    "\\",
                    "/",
                    ".",
                    "=",
                    "&",
                    "0",
                    "a",
                    "é",
                    "数",
                    "🫨",
                    "\u0301",
                    "\u0301\u0327",
                    " ",
                    "\t",
                    "\n",
                    "\r",
                    "\r\n\n",
                    "\u2028",
                    "\u001b",
                    "\u009d",
                    "\u001b]",
                    "\u001b[",
                    "\u0090x",
                    "\ud800",
                    "\udc00",
                    "\u202e",
                    "- ",
                    "> ",
                    "1. ",
                    "1) - ",
                    "\n- ",
                    "\n> ",
                    "\n```",
                    "\n~~~",
                    "\n- ```",
                    "\n    ",
                    "`` ",
                    "\\`` ",
                    "$$",
                    "$ ",
                    " $a",
                    "\\$",
                    "\\(",
                    "\\[",
                    "\\)",
                    "\\(a",
                    "\\<",
                    "\\begin{a}",
                    "\\begin{",
                    "\\end{a}",
                    "\\boxed{",
                    "\\boxed{ ",
                    "\\boxed{}",
                    "\\begin{itemize}",
                    "\\end{itemize} ",
                    "\\item ",
                    "\\item[",
                    "\\left",
                    "\\frac",
                    "x^",
                    "$5 and ",
                    "\\url",
                    "](",
                    "]:",
                    "![",
                    "<a",
                    "<!--",
                    "<script ",
                    "<script>",
                    "<style>",
                    "</script",
                    "</script>",
                    "a.",
                    "a<b",
                    "<a>.",
                    "<think>",
                    "</think>",
                    "<thin",
                    "<tool_call>",
                    "submit_answer ",
                    "\"name\" ",
                    "<tool_call>{",
                    "<tool_call>a<arg_key>",
                    "<function=a><parameter=b>",
                    "<function=a></function>",
                    "[{",
                    "```python\n",
                    "[THINK]a",
                    "answer ",
                    "final ",
                    "**answer**: ",
                    "exit ",
                    "a b",
                    "\"",
                    "':");

    static Stream<String> texts() {
        var backticks = new StringBuilder();
        var environments = new StringBuilder();
        for (int i = 1; i < 600; i++) {
            backticks.repeat('`', i).append(' ');
        }
        for (int i = 0; environments.length() < LONG; i++) {
            environments.append("\\begin{").append(letters(i)).append('}');
        }
        var longSpaces = " ".repeat(LONG);
        return Stream.concat(
                UNITS.stream().map(unit -> unit.repeat(LONG / unit.length())),
                Stream.of(
                        backticks.toString(),
                        environments.toString(),
                        "# " + longSpaces,
                        "# " + longSpaces + "x\n",
                        "# title" + "\r\n\n".repeat(LONG / 3),
                        "$" + longSpaces + "$",
                        "$$a" + longSpaces + "b$$",
                        "\\(".repeat(LONG / 2) + "$\\)",
                        "\\boxed{".repeat(LONG / 8) + "}".repeat(LONG / 8),
                        "\\boxed{" + longSpaces + "}",
                        "<script>".repeat(LONG / 8) + "</script>",
                        "a.".repeat(LONG / 2) + "Error: x"));
    }

    private static String letters(int number) {
        return IntStream.iterate(number, n -> n > 0, n -> n / 26)
                .collect(
                        StringBuilder::new,
                        (text, n) -> text.append((char) ('a' + n % 26)),
                        StringBuilder::append)
                .append('x')
                .toString();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isReadAsFastAsAnyOther(String text) {
        Printable.text(text);
        OneLine.quote(text);
        Html.text(text);
        ReadAnswer.of(text);
        ThinkTags.of(text);
        CallMarkup.of(text);
        FencedCode.python(text, true);
        FencedCode.inside(text);
        TextProtocol.output(text);
        SafeMarkdown.line(text);
        SafeTex.inert(text);
        Formula.of(text);
        AnswerBlock.of(text);
        CodeFence.span(text);
        NotebookError.of(raised(text));
        Problem.of("x" + text).title();
        assertThat(text).hasSizeGreaterThan(LONG - 30);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isShownInEveryTranscript(String whole) {
        String text = whole.substring(0, SHOWN);
        var head =
                new TranscriptHeader(
                        text, text, text, false, null, "p", "s", "v", Story.HEAD.limits());
        var story =
                Story.begun()
                        .thinks(text, text)
                        .told(Reason.REMINDER, text)
                        .refuses(text, text)
                        .runs(
                                text,
                                text,
                                Story.completed(
                                        text,
                                        new DisplayedValue(true, text, Map.of("text/latex", text))))
                        .runs(text, text, raised(text))
                        .ends(new End.Answered(text));

        assertThat(Markdown.of(head, story.entries())).contains("## Answer");
        assertThat(Notebook.of(head, story.entries()).path("cells")).isNotEmpty();

        var out = new StringBuilder();
        var terminal = new Terminal(out, 80, true);
        terminal.open(head);
        pieces(text).forEach(terminal::reasoning);
        pieces(text).forEach(terminal::text);
        pieces(text).forEach(terminal::printed);
        terminal.waiting(text, Duration.ZERO);
        story.entries().forEach(terminal::show);
        assertThat(out.toString()).contains("answer");
    }

    private static Outcome.Raised raised(String text) {
        return (Outcome.Raised) Story.raised(text);
    }

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        for (int at = 0; at < text.length(); at += 7) {
            pieces.add(text.substring(at, Math.min(at + 7, text.length())));
        }
        return pieces;
    }
}
