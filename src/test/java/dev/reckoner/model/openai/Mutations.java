package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// JSON that is wrong somewhere.
final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random;
    private final List<JsonNode> seeds;

    Mutations(long seed, List<JsonNode> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    /// One of the seeds with one to four changes.
    JsonNode next() {
        JsonNode mutant = seeds.get(random.nextInt(seeds.size())).deepCopy();
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutant = changed(mutant);
        }
        return mutant;
    }

    private JsonNode changed(JsonNode node) {
        if (node.isEmpty() || random.nextInt(4) == 0) {
            return strange(node);
        }
        return switch (node) {
            case ObjectNode object -> {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                switch (random.nextInt(6)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(names.get(random.nextInt(names.size())), object.get(name));
                    default -> object.set(name, changed(object.get(name)));
                }
                yield object;
            }
            case ArrayNode array -> {
                int index = random.nextInt(array.size());
                switch (random.nextInt(6)) {
                    case 0 -> array.remove(index);
                    case 1 ->
                            array.insert(
                                    random.nextInt(array.size() + 1), array.get(index).deepCopy());
                    default -> array.set(index, changed(array.get(index)));
                }
                yield array;
            }
            default -> strange(node);
        };
    }

    private JsonNode strange(JsonNode was) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(-1);
            case 2 -> JSON.numberNode(Long.MAX_VALUE);
            case 3 -> JSON.numberNode(new BigInteger("9".repeat(40)));
            case 4 -> JSON.numberNode(1e300);
            case 5 -> JSON.textNode("");
            case 6 -> JSON.textNode("reasoning");
            case 7 -> JSON.textNode("\u0000\ud800");
            case 8 -> JSON.booleanNode(true);
            case 9 -> JSON.arrayNode().add(was);
            case 10 -> JSON.objectNode().set("text", was);
            default -> JSON.objectNode();
        };
    }
}
