package dev.reckoner.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.supervisor.SupervisorConnection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class SandboxProtocolTest {

    private static ObjectNode read(byte[] bytes) throws IOException {
        return SandboxProtocol.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static byte[] frame(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[4 + bytes.length];
        frame[2] = (byte) (bytes.length >> 8);
        frame[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, frame, 4, bytes.length);
        return frame;
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        var message =
                SupervisorConnection.message(7).put("run", "print('ℵ₀ 😀')\n").put("limit", 0.5);
        var out = new ByteArrayOutputStream();
        SandboxProtocol.write(out, message);
        assertThat(read(out.toByteArray())).isEqualTo(message);
    }

    @Test
    void theLengthIsInBytesMostSignificantFirst() throws IOException {
        var out = new ByteArrayOutputStream();
        SandboxProtocol.write(out, SandboxProtocol.JSON.createObjectNode().put("a", "é"));
        assertThat(out.toByteArray()).startsWith(0, 0, 0, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"a\"", "{", "{\"a\":NaN}", "{} {}", "{'a':1}"})
    void whatIsNoObjectIsRefused(String body) {
        assertThatThrownBy(() -> read(frame(body))).isInstanceOf(IOException.class);
    }

    @Test
    void aDeepObjectIsRefused() {
        var deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
        assertThatThrownBy(() -> read(frame(deep))).isInstanceOf(IOException.class);
    }

    @Test
    void aLengthBeyondTheLongestIsRefusedBeforeAnythingIsReserved() {
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xff, 0, 0, 0}))
                .hasMessage("a frame of 4278190080 bytes");
        assertThatThrownBy(() -> read(new byte[] {0x7f, -1, -1, -1}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anEndInTheMiddleIsTold() {
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 9, '{'}))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read(new byte[] {0, 0})).isInstanceOf(EOFException.class);
    }
}
