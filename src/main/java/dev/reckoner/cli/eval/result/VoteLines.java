package dev.reckoner.cli.eval.result;

import java.util.List;
import java.util.Locale;

/// What came of the votes, for a person: what they saved, and what they risk.
public final class VoteLines {

    /// Empty where there was no vote.
    public static String of(List<ArmResult> arms) {
        var lines = new StringBuilder();
        for (var arm : arms) {
            if (arm.vote() != null) {
                lines.append(line(arm.arm().name(), arm.vote()));
            }
        }
        return lines.isEmpty() ? "" : "\n" + lines;
    }

    private static String line(String arm, VoteResult vote) {
        if (vote.mostRisk() == null) {
            return "vote, %s: none of %s is decided%n".formatted(arm, vote.problems());
        }
        int most = vote.asked() + vote.saved();
        return String.format(
                Locale.ROOT,
                "vote, %s: %s of %d decided votes are correct; %d of %d samples saved (%.0f %%); a"
                        + " winner is not the most frequent answer with a probability of %.2g at"
                        + " most, by one look%n",
                arm,
                vote.accuracy() == null
                        ? "an unknown share"
                        : String.format(Locale.ROOT, "%.1f %%", 100 * vote.accuracy()),
                vote.decided(),
                vote.saved(),
                most,
                most == 0 ? 0.0 : 100.0 * vote.saved() / most,
                vote.mostRisk());
    }

    private VoteLines() {}
}
