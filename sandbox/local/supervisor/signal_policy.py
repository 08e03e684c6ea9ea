"""Decides which signals a session's processes may send: all, except to the processes that keep the session's state.

The kernel stops a process that sends a signal (seccomp user notification) until the supervisor has answered. The target
is the number of a process or, negative, of a group, in the session's PID namespace; -1 means all processes.
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
    """`protected()` returns the process numbers that nobody may signal, or None while that is not known."""

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
