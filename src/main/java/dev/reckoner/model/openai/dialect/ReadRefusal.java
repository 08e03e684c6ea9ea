package dev.reckoner.model.openai.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads in a server's refusal which part of the request it does not take.
///
/// A refusal has no common form, so its words are read: it must say that something is not supported
/// or not known, and name a field of the request that can be left out. What a person asked for by
/// its value, such as an effort that the model does not have, is not changed.
public final class ReadRefusal {

    /// What can be left out of a request without changing what is asked.
    private static final List<String> OPTIONAL =
            List.of(
                    "stream_options",
                    "max_completion_tokens",
                    "max_tokens",
                    "reasoning_effort",
                    "prompt_cache_key",
                    "include",
                    "store",
                    "reasoning.summary",
                    "reasoning.effort",
                    "reasoning",
                    "tools.strict",
                    "tools.function.strict");

    /// Fields whose value a person or a limit has set.
    private static final Set<String> CHOSEN =
            Set.of(
                    "max_completion_tokens",
                    "max_tokens",
                    "reasoning_effort",
                    "reasoning.effort",
                    "reasoning");

    private static final Pattern NOT_TAKEN =
            words(
                    "unsupported|n[o']t (?:currently |yet"
                        + " )?support|un(?:known|recogni[sz]ed|expected)|extra"
                        + " (?:inputs|fields)|extra_forbidden|additional propert|not"
                        + " (?:permitted|allowed|accepted|available|enabled)|forbidden|cannot find"
                        + " field|no such|invalid (?:parameter|argument|field)|does ?n[o']t"
                        + " (?:accept|know)|must be verified|cannot be used|incompatible|must be"
                        + " (?:false|removed|omitted)");

    /// The field is known, but not this value of it, or not with this API.
    private static final Pattern ABOUT_THE_VALUE =
            words(
                    "unsupported value|invalid value|supported values|must be one of|should be|too"
                            + " (?:large|small|long)|at (?:most|least)|maximum|minimum|greater"
                            + " than|less than|exceed|v1/responses");

    private static final Pattern STREAMING = words("(?<!\\w)stream(?:ing|ed|s)?(?!\\w)");
    private static final Pattern TOOLS = words("tool|function");
    private static final Pattern TOOL_CHOICE = words("tool[_ -]?choice");
    private static final Pattern VERIFIED = words("verified to stream");
    private static final Pattern NEVER = Pattern.compile("(?!)");

    /// What refusals call a field without its name.
    private static final Map<String, Pattern> SPOKEN =
            Map.of(
                    "reasoning.summary", words("reasoning summar(?:y|ies)"),
                    "include", words("encrypted[_ ]content is not|reasoning\\.encrypted"));

    private static Pattern words(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    /// @param body the request that was refused
    /// @param said the server's words
    public static Optional<Repair> of(ObjectNode body, String said) {
        JsonNode choice = body.path(Dialect.TOOL_CHOICE);
        if (!choice.isMissingNode() && TOOL_CHOICE.matcher(said).find()) {
            return Optional.of(weaker(choice));
        }
        if (!NOT_TAKEN.matcher(said).find()) {
            return Optional.empty();
        }
        return named(body, said).or(() -> notStreamed(body, said)).<Repair>map(Repair.Omit::new);
    }

    /// The next way for a server that fails on a forced tool, or ignores it; empty if no tool was
    /// forced.
    public static Optional<Repair> ofForcedTool(ObjectNode body) {
        JsonNode choice = body.path(Dialect.TOOL_CHOICE);
        boolean forced = choice.isObject() || choice.asText().equals("required");
        return forced ? Optional.of(weaker(choice)) : Optional.empty();
    }

    private static Repair weaker(JsonNode choice) {
        return new Repair.Force(
                (choice.isObject() ? ForcedTool.NAMED : ForcedTool.REQUIRED).next());
    }

    /// The field that the refusal names first.
    private static Optional<String> named(ObjectNode body, String said) {
        boolean aboutTheValue = ABOUT_THE_VALUE.matcher(said).find();
        return candidates(body).stream()
                .filter(field -> !(aboutTheValue && CHOSEN.contains(field)))
                .filter(field -> position(field, said) >= 0)
                .min(Comparator.comparingInt(field -> position(field, said)));
    }

    /// Fields of messages come first: in `messages.1.reasoning` the field `reasoning` of the
    /// request is not meant.
    private static Set<String> candidates(ObjectNode body) {
        var fields = new LinkedHashSet<String>();
        for (JsonNode message : body.path("messages")) {
            if (message.path("role").asText().equals("assistant")) {
                names(message, KeptFields.OF_A_MESSAGE)
                        .forEach(name -> fields.add("messages." + name));
                for (JsonNode call : message.path("tool_calls")) {
                    names(call, KeptFields.OF_A_CALL)
                            .forEach(name -> fields.add("messages.tool_calls." + name));
                }
            }
        }
        OPTIONAL.stream().filter(field -> has(body, field)).forEach(fields::add);
        return fields;
    }

    private static Stream<String> names(JsonNode object, Set<String> others) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream().filter(name -> !others.contains(name));
    }

    private static boolean has(JsonNode node, String field) {
        if (node.isArray()) {
            return node.valueStream().anyMatch(element -> has(element, field));
        }
        int dot = field.indexOf('.');
        return dot < 0
                ? node.has(field)
                : has(node.path(field.substring(0, dot)), field.substring(dot + 1));
    }

    /// Where the refusal names a field; -1 if it does not.
    private static int position(String field, String said) {
        String leaf = field.substring(field.lastIndexOf('.') + 1);
        return Stream.of(quoted(field), written(leaf), SPOKEN.getOrDefault(field, NEVER))
                .map(pattern -> pattern.matcher(said))
                .filter(Matcher::find)
                .mapToInt(Matcher::start)
                .min()
                .orElse(-1);
    }

    /// A name with an underscore is not a word of English, and `reasoningEffort` is the same name.
    private static Pattern written(String name) {
        return name.contains("_")
                ? words("(?<!\\w)" + name.replace("_", "_?") + "(?!\\w)")
                : quoted(name);
    }

    /// The name in quotes, in a path or at the beginning.
    private static Pattern quoted(String name) {
        return words(
                "(?:^|(?<=['\"`.\\[])|(?<=parameter ))"
                        + Pattern.quote(name)
                        + "(?=['\"`:,)\\]. ]|$)");
    }

    private static Optional<String> notStreamed(ObjectNode body, String said) {
        boolean aboutTools = TOOLS.matcher(said).find() && body.has("tools");
        boolean aboutStreams =
                STREAMING.matcher(said).find()
                        && (aboutTools || quoted(Dialect.STREAM).matcher(said).find());
        return body.path(Dialect.STREAM).asBoolean()
                        && (aboutStreams || VERIFIED.matcher(said).find())
                ? Optional.of(Dialect.STREAM)
                : Optional.empty();
    }

    private ReadRefusal() {}
}
