package dev.reckoner.model.cassette;

import java.util.List;

/// Describes a request for which a cassette has no reply, in one line for a person.
record ReplayMiss(Cassette cassette, RequestFingerprint asked) {

    private static final String REMEDY =
            "; use the same problem, preset, limits, effort and sandbox as in the recording, or"
                    + " record it again";

    @Override
    public String toString() {
        String sha256 = asked.sha256();
        long same =
                cassette.exchanges().stream()
                        .filter(recorded -> recorded.sha256().equals(sha256))
                        .count();
        return "the cassette %s has no %sreply to this request: %s%s"
                .formatted(
                        cassette.file(),
                        same == 0 ? "" : "further ",
                        same == 0 ? nearest() : allGiven(same),
                        REMEDY);
    }

    private static String allGiven(long replies) {
        return replies == 1
                ? "it was recorded once, and that reply is already used"
                : "it was recorded %s times, and all of these replies are already used"
                        .formatted(replies);
    }

    private String nearest() {
        int line = 0;
        List<RequestDifference> least = List.of();
        for (int i = 0; i < cassette.exchanges().size(); i++) {
            var differences =
                    RequestDifference.between(cassette.exchanges().get(i).request(), asked);
            if (line == 0 || differences.size() < least.size()) {
                line = i + 2;
                least = differences;
            }
        }
        int more = least.size() - 1;
        return "the nearest, in line %s, differs at %s%s"
                .formatted(
                        line,
                        least.getFirst(),
                        more == 0
                                ? ""
                                : ", and in %s more place%s".formatted(more, more == 1 ? "" : "s"));
    }
}
