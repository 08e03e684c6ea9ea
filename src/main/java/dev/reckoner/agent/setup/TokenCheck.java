package dev.reckoner.agent.setup;

import dev.reckoner.journal.End;
import dev.reckoner.journal.Shortage;
import dev.reckoner.journal.Totals;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import java.math.BigDecimal;
import java.util.Optional;

/// The limit on tokens where it is checked after each reply. With [TokenLimit#RESERVED] nothing is
/// found here, because that limit is kept before each call.
public record TokenCheck(TokenLimit meaning, Limits limits, Totals spent) {

    /// The end if the last reply has crossed the limit, so that what is in it is lost.
    public Optional<End.OutOf> lost() {
        return switch (meaning) {
            case RESERVED, ONE_MORE -> Optional.empty();
            case CUTS_OFF ->
                    limits.most(Kind.TOKENS)
                            .filter(most -> used().compareTo(most) > 0)
                            .map(this::outOf);
        };
    }

    /// The end if nothing more may be asked.
    ///
    /// @param lastWasForced whether the last reply had to be the submission
    public Optional<End.OutOf> over(boolean lastWasForced) {
        boolean asked =
                switch (meaning) {
                    case RESERVED -> false;
                    case CUTS_OFF -> true;
                    case ONE_MORE -> lastWasForced;
                };
        return limits.most(Kind.TOKENS)
                .filter(most -> asked && used().compareTo(most) >= 0)
                .map(this::outOf);
    }

    /// Whether the next reply has to be the submission.
    public boolean mustSubmit() {
        return switch (meaning) {
            case RESERVED -> false;
            case CUTS_OFF, ONE_MORE ->
                    limits.soft(Kind.TOKENS)
                            .filter(soft -> used().compareTo(soft) >= 0)
                            .isPresent();
        };
    }

    private BigDecimal used() {
        return BigDecimal.valueOf(meaning.used(spent));
    }

    private End.OutOf outOf(BigDecimal most) {
        return new End.OutOf(Kind.TOKENS, new Shortage.Crossed(most, used()));
    }
}
