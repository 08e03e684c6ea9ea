package dev.reckoner.answer.question;

import dev.reckoner.task.Problem;
import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a problem file: Markdown, with what is known of the problem in a head of YAML between two
/// lines `---`, or JSON with the statement under a key of its own. Markdown without a head is the
/// statement. Nothing of the head but the type of the answer is told to the model.
///
/// ```markdown
/// ---
/// name: multiples-below-1000
/// tier: 1
/// answer_type: Python int
/// verification_code: |
///   def verify(a):
///       return a == 233168
/// libraries: [sympy]
/// ---
/// Find the sum of all positive integers below 1000 that ...
/// ```
public final class ReadProblemFile {

    private static final String STATEMENT = "statement";

    /// In the order in which a message names them.
    private static final List<String> KEYS =
            List.of(
                    "name",
                    "tier",
                    "answer_type",
                    "gold",
                    "verification_code",
                    "libraries",
                    STATEMENT);

    private static final Pattern LIBRARY = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

    private final String file;
    private final Map<String, List<String>> fields;

    private ReadProblemFile(String file, Map<String, List<String>> fields) {
        this.file = file;
        this.fields = fields;
    }

    /// @param file as messages name it; a name that ends in `.json` says that it is JSON
    /// @param called the name of the problem where the text does not name it
    /// @throws UnreadableQuestion if it is not a problem file
    public static Question of(String file, String called, String text) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (file.endsWith(".json")) {
            return new ReadProblemFile(file, new ReadFields(file).json(plain)).question(called);
        }
        var head = Head.of(file, plain);
        var fields = new ReadFields(file).yaml(head.yaml());
        if (fields.containsKey(STATEMENT)) {
            throw new UnreadableQuestion(
                    file + ": the head has a key 'statement'",
                    "write the statement below the head");
        }
        fields.put(STATEMENT, List.of(head.body()));
        return new ReadProblemFile(file, fields).question(called);
    }

    private Question question(String called) {
        known(fields.keySet());
        String statement = text(STATEMENT);
        if (statement == null || statement.isBlank()) {
            throw new UnreadableQuestion(
                    file + ": there is no statement",
                    file.endsWith(".json")
                            ? "write it under the key 'statement'"
                            : "write the problem's statement into it");
        }
        String name = text("name");
        var problem = Problem.named(name == null ? called : name, statement);
        String type = text("answer_type");
        var gold = new ReadFileGold(file).of(text("gold"), text("verification_code"), type);
        return new Question(
                name == null ? called : name,
                type == null ? problem : problem.answerType(OneLine.quote(type)),
                gold,
                text("tier"),
                List.of(),
                libraries());
    }

    private void known(Set<String> keys) {
        for (String key : keys) {
            if (!KEYS.contains(key)) {
                throw new UnreadableQuestion(
                        "%s: unknown key '%s'%s"
                                .formatted(file, OneLine.quote(key), DidYouMean.words(key, KEYS)),
                        "the keys are: " + String.join(", ", KEYS));
            }
        }
    }

    private @Nullable String text(String key) {
        var values = fields.get(key);
        if (values == null) {
            return null;
        }
        if (values.size() != 1) {
            throw new UnreadableQuestion(
                    "%s: '%s' has %s values".formatted(file, key, values.size()),
                    "give one value, as a text or a number");
        }
        return values.getFirst();
    }

    private List<String> libraries() {
        var libraries = fields.getOrDefault("libraries", List.of());
        for (String library : libraries) {
            if (!LIBRARY.matcher(library).matches()) {
                throw new UnreadableQuestion(
                        "%s: 'libraries' has '%s', which is not the name of a library"
                                .formatted(file, OneLine.quote(library)),
                        "give a list of names, such as [sympy, numpy]");
            }
        }
        return libraries;
    }
}
