package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;

/// Reasoning comes back as it was given out: whole, unaltered, and beside what it belongs to.
record ReasoningPairs(Memory memory) implements Rule {

    @Override
    public Optional<Complaint> check(Asked asked) {
        List<JsonNode> items = asked.conversation();
        for (int i = asked.earlier(); i < items.size(); i++) {
            JsonNode item = items.get(i);
            JsonNode next = i + 1 < items.size() ? items.get(i + 1) : Json.object();
            JsonNode previous = i > 0 ? items.get(i - 1) : Json.object();
            var complaint =
                    InputOrder.is(item, "item_reference")
                            ? notFound(item)
                            : InputOrder.is(item, "reasoning")
                                    ? reasoning(item, next)
                                    : Optional.<Complaint>empty();
            complaint =
                    complaint
                            .or(() -> withoutReasoning(item, previous))
                            .or(() -> outOfOrder(item, previous));
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private Optional<Complaint> reasoning(JsonNode item, JsonNode next) {
        JsonNode content = item.path("encrypted_content");
        if (!content.isTextual()) {
            return memory.item(item.path("id").asText())
                    .map(stored ->
                            split(Seal.of(stored.path("encrypted_content").asText()), item, next))
                    .orElseGet(() -> notFound(item));
        }
        var seal = Seal.of(content.asText());
        boolean intact =
                seal.filter(facts -> facts.id().equals(item.path("id").asText()))
                        .filter(facts -> facts.summary() == Seal.checksum(item.path("summary")))
                        .isPresent();
        return intact ? split(seal, item, next) : altered(content.asText());
    }

    private static Optional<Complaint> split(Optional<Seal> seal, JsonNode item, JsonNode next) {
        boolean whole =
                seal.filter(facts ->
                                next.hasNonNull("id")
                                        ? facts.follower().equals(next.path("id").asText())
                                        : next.hasNonNull("call_id")
                                                        && facts.followingCall()
                                                                .equals(
                                                                        next.path("call_id")
                                                                                .asText())
                                                || isTextOf(facts, next))
                        .isPresent();
        return whole
                ? Optional.empty()
                : Optional.of(
                        Complaint.invalid(
                                "Item '%s' of type 'reasoning' was provided without its required following item."
                                        .formatted(item.path("id").asText()),
                                "input",
                                null));
    }

    /// A message may come back without its id.
    private static boolean isTextOf(Seal facts, JsonNode next) {
        return facts.follower().startsWith("msg_")
                && next.path("role").asText().equals("assistant");
    }

    private Optional<Complaint> withoutReasoning(JsonNode item, JsonNode previous) {
        return issued(item)
                .map(Memory.Issued::before)
                .filter(before -> !before.isEmpty())
                .filter(before -> !before.equals(previous.path("id").asText()))
                .map(before ->
                        Complaint.invalid(
                                "Item '%s' of type '%s' was provided without its required 'reasoning' item: '%s'."
                                        .formatted(
                                                item.path("id").asText(),
                                                item.path("type").asText(),
                                                before),
                                "input",
                                null));
    }

    private Optional<Complaint> outOfOrder(JsonNode item, JsonNode previous) {
        return issued(item)
                .filter(fact ->
                        issued(previous)
                                .filter(other -> other.response().equals(fact.response()))
                                .filter(other -> other.index() >= fact.index())
                                .isPresent())
                .map(fact ->
                        Complaint.invalid(
                                "Item '%s' was provided after an item that it came before."
                                        .formatted(fact.id()),
                                "input",
                                null));
    }

    private Optional<Memory.Issued> issued(JsonNode item) {
        if (InputOrder.is(item, "function_call_output")) {
            return Optional.empty();
        }
        return memory.issued(item.path("id").asText(item.path("call_id").asText()));
    }

    private static Optional<Complaint> altered(String content) {
        String shown =
                content.length() < 12
                        ? content
                        : content.substring(0, 4) + "..." + content.substring(content.length() - 4);
        return Optional.of(
                Complaint.invalid(
                        "The encrypted content %s could not be verified. Reason: Encrypted content could not be decrypted or parsed."
                                .formatted(shown),
                        null,
                        "invalid_encrypted_content"));
    }

    private static Optional<Complaint> notFound(JsonNode item) {
        return Optional.of(
                Complaint.notFound(
                        "Item with id '%s' not found. Items are not persisted when `store` is set to false. Try again with `store` set to true, or remove this item from your input."
                                .formatted(item.path("id").asText()),
                        "input",
                        null));
    }
}
