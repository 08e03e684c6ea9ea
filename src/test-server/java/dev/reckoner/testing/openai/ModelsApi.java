package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/// `GET /v1/models`, `GET /v1/models/{id}`; and who may be asked.
record ModelsApi(ModelCards models) {

    private static final long CREATED = 1_737_146_383;

    Delivery list(Map<String, String> headers) {
        ObjectNode list = Json.object().put("object", "list");
        var data = list.putArray("data");
        models.cards().stream()
                .filter(card -> !card.life().retired())
                .map(ModelsApi::told)
                .forEach(data::add);
        return Delivery.whole(200, headers, Json.bytes(list));
    }

    Delivery retrieve(String id, Map<String, String> headers) throws Refused {
        return Delivery.whole(200, headers, Json.bytes(told(named(id))));
    }

    /// The one with this name.
    ModelCard named(String name) throws Refused {
        return models.named(name)
                .filter(card -> !card.life().retired())
                .orElseThrow(() ->
                        new Refused(
                                Complaint.notFound(
                                        "The model `%s` does not exist or you do not have access to it."
                                                .formatted(name),
                                        null,
                                        "model_not_found")));
    }

    private static ObjectNode told(ModelCard card) {
        var shutdown = card.life().shutdown();
        return Json.object()
                .put("id", card.id())
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", "system")
                .put("shutdown_date", shutdown == null ? null : shutdown.toString());
    }
}
