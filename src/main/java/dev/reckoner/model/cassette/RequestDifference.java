package dev.reckoner.model.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.reckoner.text.DiffExcerpt;
import dev.reckoner.text.OneLine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A place where two requests differ.
///
/// @param pointer a JSON pointer (RFC 6901) to the place
/// @param recorded the value in the recorded request; a missing node if it has none there
record RequestDifference(String pointer, JsonNode recorded, JsonNode now) {

    /// All differences. Those that follow from others, such as the output cap, come last.
    static List<RequestDifference> between(RequestFingerprint recorded, RequestFingerprint now) {
        var found = new ArrayList<RequestDifference>();
        compare("", recorded.body(), now.body(), found);
        compare("path", TextNode.valueOf(recorded.path()), TextNode.valueOf(now.path()), found);
        found.sort(Comparator.comparing(RequestDifference::isConsequence));
        return found;
    }

    private boolean isConsequence() {
        return ToolOutputs.CAPS.contains(pointer.substring(1));
    }

    private static void compare(
            String pointer, JsonNode recorded, JsonNode now, List<RequestDifference> found) {
        if (recorded.isObject() && now.isObject()) {
            var names = new TreeSet<String>();
            Stream.of(recorded, now)
                    .forEach(node -> node.fieldNames().forEachRemaining(names::add));
            for (String name : names) {
                String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                compare(below, recorded.path(name), now.path(name), found);
            }
        } else if (recorded.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), now.size()); i++) {
                compare(pointer + "/" + i, recorded.path(i), now.path(i), found);
            }
        } else if (!recorded.toString().equals(now.toString())) {
            found.add(new RequestDifference(pointer, recorded, now));
        }
    }

    /// The difference on one line: `/model: recorded "o3", now "o4-mini"`.
    @Override
    public String toString() {
        if (recorded.isTextual() && now.isTextual()) {
            var texts = DiffExcerpt.of(recorded.textValue(), now.textValue());
            return "%s: recorded %s, now %s".formatted(pointer, texts.one(), texts.other());
        }
        return "%s: recorded %s, now %s".formatted(pointer, shown(recorded), shown(now));
    }

    private static String shown(JsonNode node) {
        return node instanceof MissingNode ? "nothing" : OneLine.quote(node.toString(), 72);
    }
}
