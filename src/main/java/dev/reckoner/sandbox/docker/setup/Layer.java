package dev.reckoner.sandbox.docker.setup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A layer of an image, made twice: first for its digest and its size, which an archive names
/// before its content, then for the engine.
///
/// @param digest SHA-256 in hexadecimal
record Layer(String file, String digest, long size, Content content) {

    /// Writes the files of a layer, the same ones each time.
    interface Content {
        void write(LayerTar tar) throws IOException;
    }

    private static final class Counter extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] data, int from, int length) {
            bytes += length;
        }
    }

    static Layer of(String file, Content content) throws IOException {
        var counter = new Counter();
        var out = new DigestOutputStream(counter, sha256());
        try (var tar = new LayerTar(out)) {
            content.write(tar);
        }
        String digest = HexFormat.of().formatHex(out.getMessageDigest().digest());
        return new Layer(file, digest, counter.bytes, content);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
