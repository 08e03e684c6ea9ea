package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Every [Fault] by name.
public final class Faults {

    /// A 429 that says nothing of how long to wait.
    public static Fault.Sends rateLimited() {
        return error(429, "requests", "rate_limit_exceeded", "Rate limit reached for requests.");
    }

    /// @param retryAfter the header's value, in seconds
    public static Fault.Sends rateLimited(String retryAfter) {
        return rateLimited().with("retry-after", retryAfter);
    }

    public static Fault.Sends rateLimitedUntil(Instant instant) {
        return rateLimited(
                DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)));
    }

    /// With both headers that the real one sends, so that the finer one can be preferred.
    public static Fault.Sends rateLimitedMillis(long millis) {
        return rateLimited(Long.toString((millis + 999) / 1000))
                .with("retry-after-ms", Long.toString(millis));
    }

    public static Fault.Sends insufficientQuota() {
        return error(
                429,
                "insufficient_quota",
                "insufficient_quota",
                "You exceeded your current quota, please check your plan and billing details.");
    }

    public static Fault.Sends serverError() {
        return error(
                500,
                "server_error",
                null,
                "The server had an error while processing your request. Sorry about that!");
    }

    public static Fault.Sends overloaded() {
        return error(
                503, "server_error", null, "The engine is currently overloaded, try again later.");
    }

    /// What a proxy sends that has lost the server.
    public static Fault.Sends html(int status) {
        String page =
                "<html><head><title>%1$d</title></head><body><h1>Bad gateway</h1></body></html>";
        return new Fault.Sends(status, Map.of("content-type", "text/html"), page.formatted(status));
    }

    public static Fault.Sends sends(int status, String json) {
        return new Fault.Sends(status, Map.of("content-type", "application/json"), json);
    }

    /// An error in OpenAI's shape.
    public static Fault.Sends error(
            int status,
            String type,
            @org.jspecify.annotations.Nullable String code,
            String message) {
        ObjectNode body = new Complaint(status, message, type, null, code).body();
        return sends(status, body.toString());
    }

    public static Fault.Instead resets() {
        return new Fault.Resets();
    }

    public static Fault.Instead keepsSilent() {
        return new Fault.KeepsSilent();
    }

    public static Fault.Spoiling hangsBeforeHeaders() {
        return new Fault.HangsBefore();
    }

    public static Fault.Spoiling hangsAt(double share) {
        return new Fault.HangsInside(Where.share(share));
    }

    public static Fault.Spoiling hangsAfter(String event) {
        return new Fault.HangsInside(Where.after(event));
    }

    /// @param share 0 for nothing but the head
    public static Fault.Spoiling cutsAt(double share) {
        return new Fault.Cuts(Where.share(share));
    }

    public static Fault.Spoiling cutsAfter(String event) {
        return new Fault.Cuts(Where.after(event));
    }

    public static Fault.Spoiling resetsAt(double share) {
        return new Fault.ResetsInside(Where.share(share));
    }

    public static Fault.Spoiling errorAfter(String event, String code, String message) {
        return new Fault.ErrorInside(Where.after(event), code, message);
    }

    public static Fault.Spoiling errorAt(double share, String code, String message) {
        return new Fault.ErrorInside(Where.share(share), code, message);
    }

    public static Fault.Spoiling splitsACharacter() {
        return new Fault.SplitsACharacter();
    }

    public static Fault.Spoiling breaksACharacter() {
        return new Fault.BreaksACharacter();
    }

    public static Fault.Spoiling malformed() {
        return new Fault.Malforms();
    }

    public static Fault.Spoiling slow(Duration perByte) {
        return new Fault.Slows(perByte);
    }

    public static Fault.Spoiling padded(int bytes) {
        return new Fault.Pads(bytes);
    }

    public static Fault.Spoiling framed(Framing framing) {
        return new Fault.Frames(framing);
    }

    /// Every call's arguments lose their second half.
    public static Fault.Spoiling truncatedArguments() {
        return altersCalls(call ->
                new Item.Call(
                        call.callId(),
                        call.tool(),
                        call.arguments().substring(0, call.arguments().length() / 2)));
    }

    /// Every call comes twice, under one id.
    public static Fault.Spoiling duplicateCallIds() {
        return new Fault.Alters(answer -> {
            List<Item> items = new ArrayList<>();
            for (Item item : answer.items()) {
                var again =
                        item instanceof Item.Call(_, var tool, var arguments)
                                ? Item.call("call_again", tool, arguments)
                                : item;
                items.addAll(item instanceof Item.Call ? List.of(again, again) : List.of(item));
            }
            return answer.saying(items);
        });
    }

    /// No choices, no output.
    public static Fault.Spoiling emptied() {
        return new Fault.Alters(answer -> answer.saying(List.of()));
    }

    /// Every call comes so many times.
    public static Fault.Spoiling storm(int times) {
        return new Fault.Alters(answer ->
                answer.saying(
                        answer.items().stream()
                                .flatMap(item ->
                                        Collections.nCopies(
                                                item instanceof Item.Call ? times : 1, item)
                                                .stream())
                                .toList()));
    }

    private static Fault.Spoiling altersCalls(java.util.function.UnaryOperator<Item.Call> change) {
        return new Fault.Alters(answer ->
                answer.saying(
                        answer.items().stream()
                                .map(item ->
                                        item instanceof Item.Call call ? change.apply(call) : item)
                                .toList()));
    }

    private Faults() {}
}
