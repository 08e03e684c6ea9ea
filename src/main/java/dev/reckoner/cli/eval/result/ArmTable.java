package dev.reckoner.cli.eval.result;

import dev.reckoner.text.OneLine;
import dev.reckoner.transcript.Numbers;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The arms of an evaluation as a table: a row each.
public final class ArmTable {

    private static final int LONGEST_ARM = 60;
    private static final int LONGEST_MODEL = 28;

    public static String of(List<ArmResult> arms) {
        int width =
                Math.clamp(
                        arms.stream().mapToInt(arm -> name(arm).length()).max().orElse(0),
                        "arm".length(),
                        LONGEST_ARM);
        String form = "%-" + width + "s  %8s  %8s  %6s  %9s  %6s  %10s  %12s  %10s";
        return row(
                        form,
                        "arm",
                        "accuracy",
                        "correct",
                        "wrong",
                        "undecided",
                        "voided",
                        "unfinished",
                        "tokens",
                        "money")
                + arms.stream().map(arm -> row(form, arm)).collect(Collectors.joining());
    }

    private static String row(String form, ArmResult arm) {
        return row(
                form,
                OneLine.quote(name(arm), LONGEST_ARM),
                arm.accuracy() == null
                        ? "–"
                        : String.format(Locale.ROOT, "%.1f %%", 100 * arm.accuracy()),
                arm.correct(),
                arm.wrong(),
                arm.undecided(),
                arm.voided(),
                arm.unfinished(),
                Numbers.count(arm.tokens()),
                arm.usd() == null ? "–" : Numbers.money(arm.usd(), false));
    }

    /// A long name of a model, such as that of a folder of scripts, is cut at its beginning.
    private static String name(ArmResult result) {
        var arm = result.arm();
        String model = OneLine.quote(arm.model());
        String shown =
                model.length() <= LONGEST_MODEL
                        ? model
                        : "…" + model.substring(model.length() - LONGEST_MODEL + 1);
        return arm.name().replace(arm.model(), shown) + ", " + arm.preset();
    }

    private static String row(String form, Object... cells) {
        return String.format(Locale.ROOT, form, cells).stripTrailing() + "\n";
    }

    private ArmTable() {}
}
