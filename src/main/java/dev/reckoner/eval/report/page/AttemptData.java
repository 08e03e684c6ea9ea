package dev.reckoner.eval.report.page;

import dev.reckoner.eval.report.ArmLabel;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.Score;
import dev.reckoner.text.HeadTail;
import dev.reckoner.text.Printable;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Every attempt, as the page's script reads it: in columns, and each text once.
///
/// @param cells all attempts of one arm at one problem each
/// @param texts what the cells name by its place
record AttemptData(
        List<Problem> problems, List<ArmName> arms, List<Cell> cells, List<String> texts) {

    private static final int LONGEST_TEXT = 600;
    private static final int CENTS = 6;

    record Problem(String id, @Nullable String tier, List<String> tags, @Nullable String gold) {}

    /// @param key a letter
    record ArmName(String key, String name) {}

    /// The names are short because there are thousands. Each list has one entry for each attempt.
    ///
    /// @param p the place of the problem
    /// @param a the place of the arm
    /// @param d the directory in which the directories of the attempts are, from the page's own
    /// @param f the names of their directories; null if they are the samples' numbers with three
    ///   digits
    /// @param s samples
    /// @param r scores, a letter each
    /// @param e ends, as places of texts
    /// @param n answers, -1 without one
    /// @param w why, -1 where there is nothing to say
    /// @param t tokens
    /// @param u US dollars
    /// @param x seconds
    /// @param c cells run
    record Cell(
            int p,
            int a,
            String d,
            @Nullable List<String> f,
            List<Integer> s,
            String r,
            List<Integer> e,
            List<Integer> n,
            List<Integer> w,
            List<Long> t,
            List<@Nullable BigDecimal> u,
            List<Double> x,
            List<Long> c) {}

    /// @param directories where each evaluation is, from the page's own directory; ends with `/` or
    ///   is empty
    static AttemptData of(
            List<ArmLabel> labels, List<Evaluation> evaluations, List<String> directories) {
        return new Collected(labels, evaluations, directories).data();
    }

    static String key(int arm) {
        return arm < 26 ? String.valueOf((char) ('A' + arm)) : String.valueOf(arm + 1);
    }

    static String digits(int sample) {
        return String.format(Locale.ROOT, "%03d", sample);
    }

    private static final class Collected {

        private record Place(int problem, int arm) {}

        /// Problems of one name are one if they are of the same data.
        private record Known(String revision, String id) {}

        private final List<ArmLabel> labels;
        private final List<String> directories;
        private final Map<Known, Integer> problems = new LinkedHashMap<>();
        private final List<Problem> shown = new ArrayList<>();
        private final Map<Place, List<AttemptRow>> attempts = new LinkedHashMap<>();
        private final Map<String, Integer> texts = new LinkedHashMap<>();

        Collected(List<ArmLabel> labels, List<Evaluation> evaluations, List<String> directories) {
            this.labels = labels;
            this.directories = directories;
            record Of(int evaluation, Arm arm) {}
            Map<Of, Integer> arms = new LinkedHashMap<>();
            labels.forEach(label -> arms.put(new Of(label.evaluation(), label.arm()), arms.size()));
            for (int i = 0; i < evaluations.size(); i++) {
                String revision = evaluations.get(i).record().data().revision();
                for (AttemptRow row : evaluations.get(i).rows()) {
                    var place =
                            new Place(
                                    problem(revision, row),
                                    arms.getOrDefault(new Of(i, row.arm()), 0));
                    attempts.computeIfAbsent(place, _ -> new ArrayList<>()).add(row);
                }
            }
        }

        private int problem(String revision, AttemptRow row) {
            return problems.computeIfAbsent(
                    new Known(revision, row.problem()),
                    _ -> {
                        shown.add(
                                new Problem(
                                        shown(row.problem()),
                                        shownOrNull(row.tier()),
                                        row.tags().stream().map(Collected::shown).toList(),
                                        shownOrNull(row.gold())));
                        return shown.size() - 1;
                    });
        }

        AttemptData data() {
            var cells = new ArrayList<Cell>();
            attempts.forEach((place, rows) -> cells.add(cell(place.problem(), place.arm(), rows)));
            var names = new ArrayList<ArmName>();
            labels.forEach(label -> names.add(new ArmName(key(names.size()), shown(label.text()))));
            return new AttemptData(shown, names, cells, List.copyOf(texts.keySet()));
        }

        private Cell cell(int problem, int arm, List<AttemptRow> unsorted) {
            var rows =
                    unsorted.stream().sorted(Comparator.comparingInt(AttemptRow::sample)).toList();
            var names = rows.stream().map(row -> name(row.directory())).toList();
            var samples = rows.stream().map(AttemptRow::sample).toList();
            boolean numbers = names.equals(samples.stream().map(AttemptData::digits).toList());
            String first = rows.getFirst().directory();
            return new Cell(
                    problem,
                    arm,
                    directories.get(labels.get(arm).evaluation())
                            + first.substring(0, first.length() - name(first).length()),
                    numbers ? null : names,
                    samples,
                    rows.stream().map(row -> letter(row.score())).collect(Collectors.joining()),
                    rows.stream().map(row -> text(row.end())).toList(),
                    rows.stream().map(row -> text(row.answer())).toList(),
                    rows.stream().map(row -> text(row.why())).toList(),
                    rows.stream().map(AttemptRow::tokens).toList(),
                    rows.stream().<@Nullable BigDecimal>map(row -> rounded(row.usd())).toList(),
                    rows.stream().map(row -> Math.round(10 * row.seconds()) / 10.0).toList(),
                    rows.stream().map(AttemptRow::toolCalls).toList());
        }

        private int text(@Nullable String text) {
            return text == null ? -1 : texts.computeIfAbsent(shown(text), _ -> texts.size());
        }

        private static String shown(String text) {
            return Printable.text(HeadTail.head(text, LONGEST_TEXT))
                    + (text.length() > LONGEST_TEXT ? "…" : "");
        }

        private static @Nullable String shownOrNull(@Nullable String text) {
            return text == null ? null : shown(text);
        }

        private static @Nullable BigDecimal rounded(@Nullable BigDecimal usd) {
            return usd == null
                    ? null
                    : usd.setScale(CENTS, RoundingMode.HALF_UP).stripTrailingZeros();
        }

        private static String name(String directory) {
            return directory.substring(directory.lastIndexOf('/') + 1);
        }

        private static String letter(Score score) {
            return switch (score) {
                case CORRECT -> "C";
                case WRONG -> "W";
                case UNDECIDED -> "U";
                case VOIDED -> "V";
                case UNFINISHED -> "N";
            };
        }
    }
}
