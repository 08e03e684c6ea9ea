"""Frames: four bytes of length, most significant first, then that many bytes of JSON in UTF-8, always an object.

What comes from a cell's process is untrusted: a frame too long, or one that is no JSON object, raises `Broken`.
"""

import json
import socket
import struct

LONGEST = 32 << 20
PIECE = 1 << 16
ROOM = socket.CMSG_SPACE(4 * struct.calcsize("i"))


class Broken(Exception):
    """The other side does not keep to the protocol."""


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encoded(message):
    body = _encode(message).encode("utf-8", "replace")
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


class Channel:
    """Reads frames and the descriptors that came along from a blocking socket."""

    def __init__(self, channel):
        self._channel = channel
        self._incoming = Incoming()

    def messages(self):
        """All there will be, each with the descriptors that came with its last piece; ends with the other side."""
        while True:
            data, ancillary, _, _ = self._channel.recvmsg(PIECE, ROOM)
            if not data:
                return
            descriptors = _descriptors(ancillary)
            for message in self._incoming.feed(data):
                yield message, descriptors


def _descriptors(ancillary):
    return [number for _, _, content in ancillary for (number,) in struct.iter_unpack("i", content)]
