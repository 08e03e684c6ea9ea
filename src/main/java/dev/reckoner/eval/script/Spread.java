package dev.reckoner.eval.script;

import dev.reckoner.model.script.AttemptScript;

import java.util.List;

/// Which attempt is the one of a sample. Each is taken as often as its `samples` says, and spread
/// evenly, so that few samples show nearly the shares of many: with 3, 1 it is a, a, b, a.
final class Spread {

    /// In each step every attempt gains its share, and the one that is owed most is taken and pays
    /// the whole.
    static AttemptScript of(List<AttemptScript> attempts, int sample) {
        int whole = attempts.stream().mapToInt(AttemptScript::samples).sum();
        var owed = new int[attempts.size()];
        int taken = 0;
        for (int step = 0; step <= (sample - 1) % whole; step++) {
            taken = 0;
            for (int i = 0; i < owed.length; i++) {
                owed[i] += attempts.get(i).samples();
                taken = owed[i] > owed[taken] ? i : taken;
            }
            owed[taken] -= whole;
        }
        return attempts.get(taken);
    }

    private Spread() {}
}
