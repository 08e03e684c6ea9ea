"""Checks a server with OpenAI's own client: python check_openai.py BASE_URL KEY

The server is the one of our tests, saying what its SdkScript says. Everything that comes is validated against the types
of the SDK, strictly, and may have no field that they do not have, but for those in UNDECLARED. Exit code 1 at the first
thing that is not as it should be.
"""

import sys

import openai
from openai import OpenAI
from pydantic import BaseModel

ANSWER = "42 \u2014 das hei\u00dft: 6\u00b77 \U0001f600"
FLAT = {
    "type": "function",
    "name": "python",
    "description": "Runs Python.",
    "strict": True,
    "parameters": {
        "type": "object",
        "properties": {"code": {"type": "string"}},
        "required": ["code"],
        "additionalProperties": False,
    },
}
NESTED = {"type": "function", "function": {name: FLAT[name] for name in FLAT if name != "type"}}
# In the documentation's examples, not in the SDK's types.
UNDECLARED = {("Response", "store"), ("*", "obfuscation")}


def main(url, key):
    client = OpenAI(base_url=url, api_key=key, max_retries=0, timeout=20, _strict_response_validation=True)
    checks = [value for name, value in globals().items() if name.startswith("check_")]
    for check in checks:
        check(client)
        print(f"ok   {check.__name__.removeprefix('check_').replace('_', ' ')}")
    print(f"openai {openai.__version__}: {len(checks)} checks passed")


def declared(model):
    """The same model, once nothing in it is undeclared."""
    extra = set((model.model_extra or {}).keys())
    name = type(model).__name__
    known = {field for owner, field in UNDECLARED if owner in ("*", name) or name.startswith(owner)}
    assert extra <= known, f"{name} has no {extra - known}"
    for value in dict(model).values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, BaseModel):
                declared(one)
    return model


def raised(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def check_models(client):
    models = {model.id: declared(model) for model in client.models.list()}
    assert models["o3-mini"].shutdown_date == "2026-10-23"
    assert models["gpt-4.1"].shutdown_date is None
    assert client.models.retrieve("o3-mini") == models["o3-mini"]


def check_chat_with_tools(client):
    messages = [{"role": "user", "content": "Go."}]
    for _ in range(2):
        message = chat(client, messages).choices[0].message
        assert message.tool_calls[0].function.name == "python"
        messages.append(message)
        for call in message.tool_calls:
            messages.append({"role": "tool", "tool_call_id": call.id, "content": "42"})
    completion = chat(client, messages)
    assert completion.choices[0].message.content == ANSWER
    assert completion.choices[0].finish_reason == "stop"
    assert completion.usage.completion_tokens_details.reasoning_tokens == 64
    assert completion._request_id.startswith("req_")


def chat(client, messages, **more):
    return declared(
        client.chat.completions.create(model="o3-mini", reasoning_effort="high", messages=messages, tools=[NESTED], **more)
    )


def check_chat_stream_with_tools(client):
    messages = [{"role": "user", "content": "Go."}]
    for _ in range(2):
        final = chat_stream(client, messages)
        call = final.choices[0].message.tool_calls[0]
        assert call.function.parsed_arguments["code"]
        sent = call.model_dump(exclude={"function": {"parsed_arguments"}, "index": True})
        messages.append({"role": "assistant", "content": None, "tool_calls": [sent]})
        messages.append({"role": "tool", "tool_call_id": call.id, "content": "42"})
    final = chat_stream(client, messages)
    assert final.choices[0].message.content == ANSWER
    assert final.usage.completion_tokens_details.reasoning_tokens == 64


def chat_stream(client, messages):
    asked = dict(model="o3-mini", messages=messages, tools=[NESTED], stream_options={"include_usage": True})
    with client.chat.completions.stream(**asked) as stream:
        for event in stream:
            if event.type == "chunk":
                declared(event.chunk)
        return stream.get_final_completion()


def check_chat_endings(client):
    assert turn_chat(client, "refusal").choices[0].message.refusal == "I will not."
    assert turn_chat(client, "incomplete").choices[0].finish_reason == "length"
    assert turn_chat(client, "filtered").choices[0].finish_reason == "content_filter"
    assert len(turn_chat(client, "storm").choices[0].message.tool_calls) == 100


def turn_chat(client, turn):
    messages = [{"role": "user", "content": "Go."}]
    return declared(client.chat.completions.create(model="o3-mini", messages=messages, metadata={"turn": turn}))


def check_responses_stateless(client):
    stateless = dict(store=False, include=["reasoning.encrypted_content"], reasoning={"effort": "high", "summary": "auto"})
    items = [{"role": "user", "content": "Go."}]
    kinds = []
    for _ in range(3):
        response = declared(client.responses.create(model="o3-mini", input=items, tools=[FLAT], **stateless))
        kinds += [item.type for item in response.output]
        items += response.output
        items += outputs(response)
    assert kinds == ["reasoning"] * 3 + ["function_call"] + ["reasoning", "function_call"] + ["reasoning", "message"]
    assert response.output_text == ANSWER
    assert response.usage.output_tokens_details.reasoning_tokens == 64


def outputs(response):
    return [
        {"type": "function_call_output", "call_id": item.call_id, "output": "42"}
        for item in response.output
        if item.type == "function_call"
    ]


def check_responses_stored(client):
    response = client.responses.create(model="o3-mini", input="Go.", tools=[FLAT])
    for _ in range(2):
        response = client.responses.create(
            model="o3-mini", previous_response_id=response.id, input=outputs(response), tools=[FLAT]
        )
    assert response.output_text == ANSWER
    assert declared(client.responses.retrieve(response.id)) == response


def check_responses_stream_with_tools(client):
    items = [{"role": "user", "content": "Go."}]
    seen = set()
    for _ in range(3):
        asked = dict(
            model="o3-mini",
            input=items,
            tools=[FLAT],
            store=False,
            include=["reasoning.encrypted_content"],
            reasoning={"summary": "auto"},
        )
        numbers = []
        with client.responses.create(stream=True, **asked) as stream:
            for event in stream:
                seen.add(declared(event).type)
                numbers.append(event.sequence_number)
        assert numbers == list(range(len(numbers)))
        response = event.response
        with client.responses.stream(**asked) as stream:
            for event in stream:
                pass
            assert [item.type for item in stream.get_final_response().output] == [item.type for item in response.output]
        items += response.output
        items += outputs(response)
    assert response.output_text == ANSWER
    assert seen == {
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.output_item.done",
        "response.reasoning_summary_part.added",
        "response.reasoning_summary_part.done",
        "response.reasoning_summary_text.delta",
        "response.reasoning_summary_text.done",
        "response.function_call_arguments.delta",
        "response.function_call_arguments.done",
        "response.content_part.added",
        "response.content_part.done",
        "response.output_text.delta",
        "response.output_text.done",
        "response.completed",
    }, seen


def check_responses_endings(client):
    refused = turn_response(client, "refusal")
    assert refused.output[1].content[0].refusal == "I will not."
    assert turn_response(client, "incomplete").incomplete_details.reason == "max_output_tokens"
    assert turn_response(client, "filtered").incomplete_details.reason == "content_filter"
    failed = turn_response(client, "failed")
    assert (failed.status, failed.error.code, failed.error.message) == ("failed", "server_error", "It broke.")


def turn_response(client, turn):
    return declared(client.responses.create(model="o3-mini", input="Go.", metadata={"turn": turn}))


def check_ends_of_response_streams(client):
    def last(turn):
        stream = client.responses.create(model="o3-mini", input="Go.", stream=True, metadata={"turn": turn})
        return [declared(event) for event in stream][-1]

    assert last("incomplete").type == "response.incomplete"
    assert last("failed").type == "response.failed"
    assert last("refusal").response.output[1].content[0].type == "refusal"
    assert (last("error_event").type, last("error_event").message) == ("error", "It broke.")
    raised(openai.APIConnectionError, lambda: last("cut"))
    # Not "comments": after an `id` line this SDK takes a block without data for an event.
    for turn in ("crlf", "split"):
        assert last(turn).response.output_text == ANSWER


def check_errors(client):
    error = raised(openai.BadRequestError, lambda: client.responses.create(model="o3-mini", input="Go.", temperature=1))
    assert (error.code, error.param, error.type) == ("unsupported_parameter", "temperature", "invalid_request_error")
    assert error.request_id.startswith("req_")
    assert raised(openai.NotFoundError, lambda: client.responses.create(model="o1-mini", input="Go.")).code == "model_not_found"
    wrong = client.with_options(api_key="sk-wrong")
    assert raised(openai.AuthenticationError, lambda: wrong.models.list()).code == "invalid_api_key"
    assert raised(openai.RateLimitError, lambda: turn_chat(client, "no_quota")).code == "insufficient_quota"
    assert raised(openai.RateLimitError, lambda: turn_chat(client, "rate_limited")).code == "rate_limit_exceeded"
    assert raised(openai.InternalServerError, lambda: turn_response(client, "server_error")).status_code == 500


def check_rate_limits_are_announced(client):
    raw = client.responses.with_raw_response.create(model="o3-mini", input="Go.", metadata={"turn": "says"})
    for what in ("requests", "tokens"):
        for name in ("limit", "remaining", "reset"):
            assert f"x-ratelimit-{name}-{what}" in raw.headers
    assert raw.parse().output_text == ANSWER


if __name__ == "__main__":
    main(*sys.argv[1:])
