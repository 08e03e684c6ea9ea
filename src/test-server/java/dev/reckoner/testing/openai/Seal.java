package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What the server knows of a reasoning item, signed: its `encrypted_content`.
///
/// The signature is over the text itself, so that not a byte of it can change, and is the same in
/// every server, so that a conversation can go on with another one.
///
/// @param response it was a part of
/// @param index its place in the output of that response
/// @param follower the id of the item that came after it; empty for the last
/// @param followingCall the call id of that item; empty where it was no call
/// @param summary a checksum
record Seal(
        String response,
        int index,
        String id,
        String follower,
        String followingCall,
        long summary) {

    private static final String PREFIX = "gAAAAAB";
    private static final int SIGNATURE = 32;
    private static final SecretKeySpec KEY =
            new SecretKeySpec("for tests only".getBytes(StandardCharsets.US_ASCII), "HmacSHA256");

    String content() {
        byte[] facts =
                String.join(
                                "|",
                                response,
                                Integer.toString(index),
                                id,
                                follower,
                                followingCall,
                                Long.toString(summary))
                        .getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(signature(facts), SIGNATURE + facts.length);
        System.arraycopy(facts, 0, all, SIGNATURE, facts.length);
        return PREFIX + Base64.getUrlEncoder().encodeToString(all);
    }

    /// Empty where a byte of it is not as it was sent.
    static Optional<Seal> of(String content) {
        if (!content.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(content.substring(PREFIX.length()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        byte[] facts = Arrays.copyOfRange(all, Math.min(SIGNATURE, all.length), all.length);
        byte[] signature = Arrays.copyOf(all, SIGNATURE);
        if (!MessageDigest.isEqual(signature, signature(facts))) {
            return Optional.empty();
        }
        String[] parts = new String(facts, StandardCharsets.UTF_8).split("\\|", -1);
        var seal =
                new Seal(
                        parts[0],
                        Integer.parseInt(parts[1]),
                        parts[2],
                        parts[3],
                        parts[4],
                        Long.parseLong(parts[5]));
        return seal.content().equals(content) ? Optional.of(seal) : Optional.empty();
    }

    static long checksum(JsonNode summary) {
        var crc = new CRC32C();
        summary.forEach(
                part -> crc.update(part.path("text").asText().getBytes(StandardCharsets.UTF_8)));
        return crc.getValue();
    }

    private static byte[] signature(byte[] facts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return mac.doFinal(facts);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
