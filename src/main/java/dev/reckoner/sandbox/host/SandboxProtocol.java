package dev.reckoner.sandbox.host;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Frames: four bytes of length, most significant first, then that many bytes of JSON, always an
/// object.
///
/// What is read is untrusted: a frame that is too long, too deep or not an object is an
/// [IOException].
public final class SandboxProtocol {

    static final int LONGEST = 64 << 20;

    public static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(20)
                                                    .maxStringLength(LONGEST)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    public static void write(OutputStream out, ObjectNode message) throws IOException {
        byte[] body = JSON.writeValueAsBytes(message);
        out.write(ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).array());
        out.flush();
    }

    /// @throws EOFException at the end of the stream, also in the middle of a frame
    public static ObjectNode read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a frame of " + Integer.toUnsignedLong(length) + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("a frame of " + length + " bytes ended after " + body.length);
        }
        JsonNode message = JSON.readTree(body);
        if (message instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("a frame that is no JSON object");
    }

    private SandboxProtocol() {}
}
