package dev.reckoner.testing.openai;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads HTTP/1.1 requests off a connection.
final class RequestReader {

    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private final OutputStream out;

    /// @param out where `100 Continue` goes
    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// The next request; empty where the client has closed the connection.
    Optional<Received> next() throws IOException {
        String line = line();
        if (line == null) {
            return Optional.empty();
        }
        String[] words = line.split(" ");
        if (words.length != 3 || !words[2].equals("HTTP/1.1")) {
            throw new IOException("not HTTP/1.1: " + line);
        }
        Map<String, String> headers = headers();
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        int query = words[1].indexOf('?');
        String path = query < 0 ? words[1] : words[1].substring(0, query);
        return Optional.of(new Received(words[0], path, headers, body(headers)));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = some(); !line.isEmpty(); line = some()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(some(), 16);
            body.write(exactly(length));
            if (!some().isEmpty()) {
                throw new IOException("a chunk without its end");
            }
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the client went away inside a body");
        }
        return bytes;
    }

    private String some() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException("the client went away inside a head");
        }
        return line;
    }

    private @org.jspecify.annotations.Nullable String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                if (line.isEmpty()) {
                    return null;
                }
                throw new EOFException("the client went away inside a line");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
