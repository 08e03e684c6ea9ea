"""Decides which signals a session's processes may send: any but to the processes that keep the session's state.

The kernel holds a process that asks (seccomp user notification) until it has an answer. The number asked about is that
of a process, or, negative, of a group, as the session counts them; -1 is everyone.
"""

import fcntl
import os
import struct
from contextlib import suppress
from errno import EPERM

RECEIVE, SEND = 0xC0502100, 0xC0182101
REQUEST = struct.Struct("=QIIiIQ6Q")
ANSWER = struct.Struct("=QqiI")
CONTINUE = 1


class SignalPolicy:
    """`protected()` returns the process numbers that nobody may signal, or None where that is not known yet."""

    def __init__(self, descriptor, protected):
        self.descriptor = descriptor
        self._protected = protected
        self._waiting = []

    def on_request(self):
        request = bytearray(REQUEST.size)
        with suppress(OSError):
            fcntl.ioctl(self.descriptor, RECEIVE, request)
            number, _, _, _, _, _, target, *_ = REQUEST.unpack(request)
            self._waiting.append((number, struct.unpack("=i", struct.pack("=I", target & 0xFFFFFFFF))[0]))
        self.answer()

    def answer(self):
        """Answers the processes that wait, once the protected numbers are known."""
        protected = self._protected()
        if protected is None:
            return
        waiting, self._waiting = self._waiting, []
        for number, target in waiting:
            allowed = target != -1 and abs(target) not in protected
            answer = ANSWER.pack(number, 0, 0 if allowed else -EPERM, CONTINUE if allowed else 0)
            with suppress(OSError):
                fcntl.ioctl(self.descriptor, SEND, bytearray(answer))

    def close(self):
        os.close(self.descriptor)
