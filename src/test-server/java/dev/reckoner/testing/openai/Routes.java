package dev.reckoner.testing.openai;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which request goes where, and who may make it.
final class Routes {

    private final Setup setup;
    private final Ledger ledger;
    private final ModelsApi models;
    private final ResponsesApi responses = new ResponsesApi();
    private final GenerationEndpoint chat;
    private final GenerationEndpoint respond;
    private final Ids requests = new Ids(2);

    Routes(Setup setup, Ledger ledger) {
        this.setup = setup;
        this.ledger = ledger;
        models = new ModelsApi(setup.models());
        var generations = new Generations(setup.script(), ledger);
        var faults = setup.faults().draw();
        var meter = setup.limits().meter(System::nanoTime);
        chat =
                new GenerationEndpoint(
                        new ChatCompletionsApi(), setup, models, generations, faults, meter);
        respond = new GenerationEndpoint(responses, setup, models, generations, faults, meter);
    }

    Delivery answer(Received request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("x-request-id", requests.next("req_"));
        headers.put("openai-processing-ms", Long.toString(setup.latency().toMillis() + 1));
        headers.put("openai-version", "2020-10-01");
        try {
            authorize(request);
            return route(request, headers);
        } catch (Refused refused) {
            ledger.refused(refused.complaint());
            return Delivery.whole(
                    refused.complaint().status(), headers, Json.bytes(refused.complaint().body()));
        }
    }

    private Delivery route(Received request, Map<String, String> headers) throws Refused {
        String path = request.path();
        boolean post = path.equals(Api.CHAT_COMPLETIONS.path) || path.equals(Api.RESPONSES.path);
        if (!request.method().equals(post ? "POST" : "GET")) {
            throw new Refused(
                    new Complaint(
                            405,
                            "Not allowed to " + request.method() + " on " + path + ".",
                            "invalid_request_error",
                            null,
                            "method_not_supported"));
        }
        if (post) {
            isJson(request);
            return (path.equals(Api.RESPONSES.path) ? respond : chat).answer(request, headers);
        }
        if (path.equals("/v1/models")) {
            return models.list(headers);
        }
        if (path.startsWith("/v1/models/")) {
            return models.retrieve(path.substring("/v1/models/".length()), headers);
        }
        if (path.startsWith("/v1/responses/")) {
            return responses.retrieve(path.substring("/v1/responses/".length()), headers);
        }
        throw new Refused(
                Complaint.notFound(
                        "Invalid URL (" + request.method() + " " + path + ")", null, null));
    }

    private void authorize(Received request) throws Refused {
        if (setup.key() == null) {
            return;
        }
        String given = request.header("authorization");
        if (given == null || !given.startsWith("Bearer ")) {
            throw new Refused(
                    new Complaint(
                            401,
                            "You didn't provide an API key. You need to provide your API key in an"
                                    + " Authorization header using Bearer auth (i.e. Authorization:"
                                    + " Bearer YOUR_KEY).",
                            "invalid_request_error",
                            null,
                            null));
        }
        if (!given.equals("Bearer " + setup.key())) {
            throw new Refused(
                    new Complaint(
                            401,
                            "Incorrect API key provided: ********. You can find your API key at"
                                    + " your account page.",
                            "invalid_request_error",
                            null,
                            "invalid_api_key"));
        }
    }

    private static void isJson(Received request) throws Refused {
        String type = request.header("content-type");
        if (type == null || !type.startsWith("application/json")) {
            throw new Refused(
                    new Complaint(
                            415,
                            "Unsupported content type: '%s'. This API method only accepts 'application/json' requests."
                                    .formatted(type),
                            "invalid_request_error",
                            null,
                            "unsupported_content_type"));
        }
    }
}
