package dev.reckoner.testing.openai;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// Makes generations, and charges for each of them once.
///
/// A request that repeats an `Idempotency-Key` gets the generation that was made for it, with none
/// of the faults that the script had for its first delivery.
final class Generations {

    /// What comes of a request.
    sealed interface Outcome {

        record Made(Generation generation, List<Fault.Spoiling> faults) implements Outcome {}

        record NotMade(Fault.Instead fault) implements Outcome {}
    }

    /// The server's clock stands still: 2026-11-18.
    private static final long CREATED = 1_795_000_000;

    /// @param body a checksum
    private record Past(long body, Generation generation) {}

    private final Script script;
    private final Ledger ledger;
    private final PromptCache cache = new PromptCache();
    private final Ids ids = new Ids(1);
    private final Map<String, Past> past = new HashMap<>();

    Generations(Script script, Ledger ledger) {
        this.script = script;
        this.ledger = ledger;
    }

    /// @param drawn a fault that hits this request besides those of the script; null for none
    synchronized Outcome next(
            Protocol protocol, Asked asked, Received request, @Nullable Fault drawn)
            throws Refused {
        if (drawn instanceof Fault.Instead instead) {
            return new Outcome.NotMade(instead);
        }
        String key = request.header("idempotency-key");
        Past before = key == null ? null : past.get(key);
        if (before != null) {
            return again(before, request, drawn);
        }
        return switch (script.next(asked)) {
            case Fault.Instead instead -> new Outcome.NotMade(instead);
            case Answer answer -> {
                var spoiling = drawn instanceof Fault.Spoiling one ? answer.but(one) : answer;
                var generation = make(protocol, asked, altered(spoiling), key);
                if (key != null) {
                    past.put(key, new Past(checksum(request), generation.alone()));
                }
                yield new Outcome.Made(generation, spoiling.faults());
            }
        };
    }

    private static Outcome again(Past before, Received request, @Nullable Fault drawn)
            throws Refused {
        if (before.body() != checksum(request)) {
            throw new Refused(
                    Complaint.invalid(
                            "Keys for idempotent requests can only be used with the same request"
                                    + " they were first used with.",
                            null,
                            "idempotency_error"));
        }
        List<Fault.Spoiling> faults =
                drawn instanceof Fault.Spoiling one ? List.of(one) : List.of();
        return new Outcome.Made(before.generation(), faults);
    }

    private static long checksum(Received request) {
        var crc = new CRC32C();
        crc.update(request.body());
        return crc.getValue();
    }

    private static Answer altered(Answer answer) {
        Answer altered = answer;
        for (Fault.Spoiling fault : answer.faults()) {
            altered = fault instanceof Fault.Alters(var change) ? change.apply(altered) : altered;
        }
        return altered;
    }

    private Generation make(Protocol protocol, Asked asked, Answer answer, @Nullable String key) {
        var generation = Generation.of(asked, answer, cache.cached(asked), ids, CREATED);
        protocol.made(generation);
        ledger.charged(
                new Charge(
                        asked.api(), asked.card().id(), generation.id(), key, generation.usage()));
        return generation;
    }
}
