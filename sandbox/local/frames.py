"""Frames: four bytes of length, most significant first, then that many bytes.

Frames of the host and the zygote hold JSON in UTF-8, always an object. Frames of a session's processes hold fields,
each with four bytes of length before it: every object that Python touches after a fork costs a page, and JSON touches
dozens. What comes from a cell's process is untrusted: a frame that is too long or malformed raises `Broken`.
"""

import builtins
import json
import socket
import struct
import sys

LONGEST = 32 << 20
LONGEST_OF_HOST = 64 << 20
MOST_FIELDS = 16
PIECE = 1 << 16
ROOM = socket.CMSG_SPACE(4 * struct.calcsize("i"))


class Broken(Exception):
    """The other side breaks the protocol."""


__builtins__ = dict(vars(builtins))  # a cell that replaces one changes nothing in this file
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encoded(message):
    body = _encode(message).encode("utf-8", "replace")
    return struct.pack(">I", len(body)) + body


def packed(*fields):
    body = b"".join([part for field in fields for part in (len(field).to_bytes(4, "big"), field)])
    return len(body).to_bytes(4, "big") + body


def fields(body):
    """The fields in `body`, one to `MOST_FIELDS`."""
    found = []
    at = 0
    while at < len(body) or not found:
        end = at + 4 + int.from_bytes(body[at : at + 4], "big")
        if end > len(body) or len(found) == MOST_FIELDS:
            raise Broken("fields that are too long or too many")
        found.append(body[at + 4 : end])
        at = end
    return found


def decoded(body):
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Broken(f"not JSON: {type(error).__name__}") from None
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
            yield body


def send(channel, frame, descriptors=()):
    """Writes to a blocking socket; the descriptors travel with the first byte."""
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

    def bodies(self):
        """Yields all frames with the descriptors that came with each, until the other side closes."""
        descriptors = []
        while True:
            data, ancillary, _, _ = self._channel.recvmsg(PIECE, ROOM)
            if not data:
                return
            descriptors += _descriptors(ancillary)
            for body in self._incoming.feed(data):
                yield body, descriptors
                descriptors = []


def _descriptors(ancillary):
    numbers = (content[at : at + 4] for _, _, content in ancillary for at in range(0, len(content), 4))
    return [int.from_bytes(number, sys.byteorder) for number in numbers]
