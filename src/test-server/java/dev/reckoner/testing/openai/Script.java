package dev.reckoner.testing.openai;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// What the model says. Asked once for each generation, one at a time.
@FunctionalInterface
public interface Script {

    Turn next(Asked asked);

    /// These in order; whoever asks for more gets a 418, which nobody tries again.
    static Script of(Turn... turns) {
        Queue<Turn> left = new ArrayDeque<>(List.of(turns));
        return _ -> {
            Turn turn = left.poll();
            return turn == null
                    ? Faults.error(418, "test", "test", "no turn left in this test")
                    : turn;
        };
    }
}
