package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.model.openai.dialect.KeptFields;
import dev.reckoner.model.openai.dialect.StreamedFields;
import dev.reckoner.model.openai.stream.ObjectEnd;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Assembles the tool calls of a streamed chat completion from their pieces.
///
/// Some servers number the calls, so that a piece names its call by an index. For others, the
/// call's id decides, and a piece without id and name belongs to the last call. Some servers number
/// every call 0, and some repeat id and name with each piece. A call whose arguments are complete
/// ends with the next name.
final class StreamedToolCalls {

    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> numbered = new HashMap<>();

    private static final class Call {
        private String id;
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
        private final ObjectEnd end = new ObjectEnd();
        private final StreamedFields kept = new StreamedFields(KeptFields.OF_A_CALL);
        private final StreamedFields ofFunction = new StreamedFields(KeptFields.OF_A_FUNCTION);

        Call(String id) {
            this.id = id;
        }

        void add(String id, String piece, JsonNode arguments) {
            if (this.id.isEmpty()) {
                this.id = id;
            }
            if (!piece.equals(name)) {
                name += piece;
            }
            String more = arguments.isContainerNode() ? arguments.toString() : arguments.asText("");
            this.arguments.append(more);
            end.add(more);
        }

        /// Whether a piece with this id and this name, which is not empty, begins another call.
        boolean endsBefore(String id, String name) {
            if (!id.isEmpty() && !this.id.isEmpty()) {
                return !id.equals(this.id);
            }
            return end.reached() || !arguments.isEmpty() && !name.equals(this.name);
        }
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /// Whether every call has a name and the whole of its arguments.
    boolean complete() {
        return calls.stream().allMatch(call -> !call.name.isEmpty() && call.end.reached());
    }

    /// @return whether a new call begins with this piece
    boolean add(JsonNode piece) {
        JsonNode function = piece.path("function");
        String id = ReadChatCompletion.text(piece.path("id"));
        String name = ReadChatCompletion.text(function.path("name"));
        var call =
                piece.path("index").isInt()
                        ? at(piece.path("index").intValue(), id, name)
                        : at(id, name);
        boolean begins = call == null;
        if (call == null) {
            call = new Call(id);
            calls.add(call);
        }
        if (piece.path("index").isInt()) {
            numbered.put(piece.path("index").intValue(), call);
        }
        call.add(id, name, function.path("arguments"));
        call.kept.add(piece);
        call.ofFunction.add(function);
        return begins;
    }

    private @Nullable Call at(int index, String id, String name) {
        var call = numbered.get(index);
        return call == null || !name.isEmpty() && call.endsBefore(id, name) ? null : call;
    }

    private @Nullable Call at(String id, String name) {
        if (!id.isEmpty()) {
            return calls.stream().filter(call -> call.id.equals(id)).findFirst().orElse(null);
        }
        return name.isEmpty() && !calls.isEmpty() ? calls.getLast() : null;
    }

    ArrayNode json() {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (Call call : calls) {
            ObjectNode whole = all.addObject().put("id", call.id).put("type", "function");
            whole.setAll(call.kept.json());
            whole.putObject("function")
                    .put("name", call.name)
                    .put("arguments", call.arguments.toString())
                    .setAll(call.ofFunction.json());
        }
        return all;
    }
}
