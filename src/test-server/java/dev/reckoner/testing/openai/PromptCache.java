package dev.reckoner.testing.openai;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which beginnings of prompts were seen before: the longest that an earlier request had, in whole
/// steps of 128 tokens from 1024 on.
///
/// A beginning is known by a hash of its text, the model and the `prompt_cache_key`.
final class PromptCache {

    private static final int STEP = 128;
    private static final int LEAST = 1024;

    private final Set<Long> seen = ConcurrentHashMap.newKeySet();

    /// How many tokens of this prompt are cached; and from now on all of it is.
    int cached(Asked asked) {
        String prompt = asked.prompt();
        long hash =
                asked.card().id().hashCode() * 31L
                        + asked.body().path("prompt_cache_key").asText().hashCode();
        int cached = 0;
        boolean hit = true;
        for (int end = STEP; end * Tokens.CHARACTERS <= prompt.length(); end += STEP) {
            hash = mix(hash, prompt, (end - STEP) * Tokens.CHARACTERS, end * Tokens.CHARACTERS);
            hit &= !seen.add(hash);
            cached = hit ? end : cached;
        }
        return cached < LEAST ? 0 : cached;
    }

    private static long mix(long hash, String prompt, int from, int to) {
        long mixed = hash;
        for (int i = from; i < to; i++) {
            mixed = (mixed ^ prompt.charAt(i)) * 0x100000001b3L;
        }
        return mixed ^ (mixed >>> 32);
    }
}
