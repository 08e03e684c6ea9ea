package dev.reckoner.judge;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.Verdict;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.text.HeadTail;
import dev.reckoner.text.OneLine;
import dev.reckoner.text.Printable;
import dev.reckoner.text.Resource;
import dev.reckoner.text.Sha256;
import dev.reckoner.tool.Template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A model that compares an answer with the expected one where the rules cannot.
///
/// It is asked once, without tools. Its whole reply has to be one of three words; any other reply
/// leaves the grade as it was. Nothing the answer contains can end the part of the prompt that it
/// stands in: the marks around it contain a digest of all three texts.
public final class Judge {

    /// The rule of a grade that is correct because the model says so.
    public static final String SAME = "judged-same";

    /// The rule of a grade that is wrong because the model says so.
    public static final String DIFFERENT = "judged-different";

    private static final int MOST_CHARS = 4_000;
    private static final int MOST_PROBLEM_CHARS = 8_000;
    private static final int MARK_CHARS = 16;
    private static final long OUTPUT_CAP = 8_192;
    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final Model model;

    public Judge(Model model) {
        this.model = model;
    }

    /// Asks about an answer whose grade is undecided or unparsed, and about no other.
    ///
    /// @param problem its text; empty if it is not known
    /// @param ruled what the rules say
    public JudgedGrade judge(String problem, String expected, String submitted, Grade ruled)
            throws InterruptedException {
        boolean open =
                switch (ruled.verdict()) {
                    case UNDECIDED, UNPARSED -> true;
                    case CORRECT, WRONG -> false;
                };
        if (!open) {
            return JudgedGrade.withoutReply(ruled);
        }
        if (expected.length() > MOST_CHARS || submitted.length() > MOST_CHARS) {
            return JudgedGrade.withoutReply(noted(ruled, "too long to be shown to a model"));
        }
        try {
            var reply = model.reply(request(prompt(problem, expected, submitted)));
            return new JudgedGrade(grade(reply, ruled), true, reply.usage());
        } catch (ModelUnavailable e) {
            return JudgedGrade.withoutReply(
                    noted(
                            ruled,
                            name()
                                    + " could not be asked: "
                                    + OneLine.quote(String.valueOf(e.getMessage()))));
        }
    }

    private static Request request(String prompt) {
        return new Request(List.of(new Message.User(prompt)), List.of(), null, OUTPUT_CAP, WITHIN);
    }

    static String prompt(String problem, String expected, String submitted) {
        var texts =
                List.of(
                        HeadTail.of(Printable.text(problem), MOST_PROBLEM_CHARS).toString(),
                        Printable.text(expected),
                        Printable.text(submitted));
        String mark = Sha256.of(String.join("\0", texts)).substring(0, MARK_CHARS);
        return new Template(Resource.text("prompts/judge.md"))
                .fill(
                        Map.of(
                                "mark",
                                mark,
                                "problem",
                                texts.get(0).isBlank() ? "(not given)" : texts.get(0),
                                "expected",
                                texts.get(1),
                                "submitted",
                                texts.get(2)));
    }

    private Grade grade(Reply reply, Grade ruled) {
        boolean complete = reply.finish() == Reply.Finish.STOP && reply.calls().isEmpty();
        return switch (complete ? reply.text().strip() : "") {
            case "SAME" -> new Grade(Verdict.CORRECT, SAME, said("the same as", ruled));
            case "DIFFERENT" -> new Grade(Verdict.WRONG, DIFFERENT, said("different from", ruled));
            case "UNSURE" -> noted(ruled, name() + " is unsure");
            default -> noted(ruled, name() + " gave no verdict");
        };
    }

    private String said(String relation, Grade ruled) {
        return "%s says that the answer is %s the expected one; the rules: %s"
                .formatted(name(), relation, ruled.because());
    }

    private static Grade noted(Grade ruled, String note) {
        return new Grade(ruled.verdict(), ruled.rule(), ruled.because() + "; " + note);
    }

    private String name() {
        return "the judge " + OneLine.quote(model.name());
    }
}
