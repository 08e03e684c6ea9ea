"""Frames: four bytes of length, most significant first, then that many bytes of JSON in UTF-8, always an object.

What comes from a cell's process is untrusted: a frame too long, or one that is no JSON object, raises `Broken`.
"""

import json
import socket
import struct

LONGEST = 32 << 20
DESCRIPTORS = 4


class Broken(Exception):
    """The other side does not keep to the protocol."""


def encoded(message):
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return struct.pack(">I", len(body)) + body


def decoded(body):
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Broken(f"no JSON: {type(error).__name__}") from None
    if not isinstance(message, dict):
        raise Broken("not an object")
    return message


class Incoming:
    """Cuts frames out of bytes as they arrive."""

    def __init__(self, longest=LONGEST):
        self._bytes = bytearray()
        self._longest = longest

    def feed(self, data):
        self._bytes += data
        while len(self._bytes) >= 4:
            length = int.from_bytes(self._bytes[:4], "big")
            if length > self._longest:
                raise Broken(f"a frame of {length} bytes")
            if len(self._bytes) < 4 + length:
                return
            body = bytes(self._bytes[4 : 4 + length])
            del self._bytes[: 4 + length]
            yield decoded(body)


def send(channel, message, descriptors=()):
    """Writes a frame to a blocking socket; the descriptors travel with its first byte."""
    frame = encoded(message)
    if descriptors:
        sent = socket.send_fds(channel, [frame], descriptors)
        frame = frame[sent:]
    if frame:
        channel.sendall(frame)


def receive(channel):
    """Reads a frame and its descriptors from a blocking socket; `EOFError` where the other side is gone."""
    head, descriptors, _, _ = socket.recv_fds(channel, 4, DESCRIPTORS)
    head += _exactly(channel, 4 - len(head)) if head else b""
    if not head:
        raise EOFError
    return decoded(_exactly(channel, int.from_bytes(head, "big"))), descriptors


def _exactly(channel, length):
    parts = []
    while length:
        part = channel.recv(min(length, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
