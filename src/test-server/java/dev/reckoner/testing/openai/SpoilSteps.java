package dev.reckoner.testing.openai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a fault makes of the steps in which a body is written.
final class SpoilSteps {

    static List<Step> steps(Body body, List<Step> steps, Fault.Spoiling fault) {
        return switch (fault) {
            case Fault.HangsBefore() -> List.of(new Step.Hang());
            case Fault.HangsInside(var where) -> upTo(steps, body.offset(where), new Step.Hang());
            case Fault.Cuts(var where) -> upTo(steps, body.offset(where), new Step.Cut());
            case Fault.ResetsInside(var where) -> upTo(steps, body.offset(where), new Step.Reset());
            case Fault.SplitsACharacter() -> split(steps);
            case Fault.Slows(var perByte) -> bytewise(steps, new Step.Pause(perByte));
            case Fault.Frames(var framing) ->
                    framing == Framing.BYTE_BY_BYTE ? bytewise(steps, new Step.Flush()) : steps;
            case Fault.BreaksACharacter _,
                    Fault.Malforms _,
                    Fault.Pads _,
                    Fault.ErrorInside _,
                    Fault.Alters _ ->
                    steps;
        };
    }

    /// Whether the client does not get the whole body.
    static boolean endsEarly(Fault.Spoiling fault) {
        return fault instanceof Fault.HangsBefore
                || fault instanceof Fault.HangsInside
                || fault instanceof Fault.Cuts
                || fault instanceof Fault.ResetsInside;
    }

    private static List<Step> upTo(List<Step> steps, long offset, Step end) {
        List<Step> kept = new ArrayList<>();
        long left = offset;
        for (Step step : steps) {
            if (left == 0) {
                break;
            }
            if (step instanceof Step.Write(var bytes)) {
                int some = (int) Math.min(left, bytes.length);
                kept.add(new Step.Write(Arrays.copyOf(bytes, some)));
                left -= some;
            } else {
                kept.add(step);
            }
        }
        kept.add(new Step.Flush());
        kept.add(end);
        return kept;
    }

    private static List<Step> split(List<Step> steps) {
        List<Step> halved = new ArrayList<>();
        boolean done = false;
        for (Step step : steps) {
            int middle =
                    !done && step instanceof Step.Write(var bytes)
                            ? SpoilBytes.middleOfACharacter(bytes)
                            : -1;
            if (middle > 0 && step instanceof Step.Write(var bytes)) {
                halved.add(new Step.Write(Arrays.copyOf(bytes, middle)));
                halved.add(new Step.Flush());
                halved.add(new Step.Pause(Duration.ofMillis(1)));
                halved.add(new Step.Write(SpoilBytes.tail(bytes, middle)));
                done = true;
            } else {
                halved.add(step);
            }
        }
        return halved;
    }

    private static List<Step> bytewise(List<Step> steps, Step between) {
        List<Step> single = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Write(var bytes)) {
                for (byte one : bytes) {
                    single.add(new Step.Write(new byte[] {one}));
                    single.add(between);
                }
            } else {
                single.add(step);
            }
        }
        return single;
    }

    private SpoilSteps() {}
}
