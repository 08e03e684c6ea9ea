"""Decides which signals a session's processes may send: all, except to the processes that keep the session's state.

The kernel stops a process that sends a signal (seccomp user notification) until the supervisor has answered. The target
is the number of a process or, negative, of a group, in the session's PID namespace; -1 means all processes.

CPython lets no other thread run while it sends a signal. So a thread that a cell has left running must not wait for a
copy, which only the main thread can make: it is refused where its turn has not come within `PATIENCE`.
"""

import fcntl
import os
import select
import struct
import time
from contextlib import suppress
from errno import EPERM

RECEIVE, SEND = 0xC0502100, 0xC0182101
REQUEST = struct.Struct("=QIIiIQ6Q")
ANSWER = struct.Struct("=QqiI")
CONTINUE = 1
PATIENCE = 0.1


class SignalPolicy:
    """`allowed(target)` returns whether a target may be signalled, or None while that is not known."""

    def __init__(self, descriptor, allowed):
        self.descriptor = descriptor
        self._allowed = allowed
        self._waiting = []
        self._asked = select.poll()
        self._asked.register(descriptor, select.POLLIN)

    def on_request(self):
        """Where whoever asked has ended meanwhile, reading would wait: in older kernels for ever, once all have ended."""
        if not any(events & select.POLLIN for _, events in self._asked.poll(0)):
            return
        request = bytearray(REQUEST.size)
        with suppress(OSError):
            fcntl.ioctl(self.descriptor, RECEIVE, request)
            number, _, _, _, _, _, target, *_ = REQUEST.unpack(request)
            target = struct.unpack("=i", struct.pack("=I", target & 0xFFFFFFFF))[0]
            self._waiting.append((number, target, time.monotonic() + PATIENCE))
        self.answer()

    def answer(self):
        """Answers the processes that wait: those whose target is known, and those that have waited long enough."""
        waiting, self._waiting = self._waiting, []
        for number, target, due in waiting:
            allowed = target != -1 and self._allowed(target)
            if allowed is None and time.monotonic() < due:
                self._waiting.append((number, target, due))
                continue
            answer = ANSWER.pack(number, 0, 0 if allowed else -EPERM, CONTINUE if allowed else 0)
            with suppress(OSError):
                fcntl.ioctl(self.descriptor, SEND, bytearray(answer))

    def due(self):
        """When to call `answer` next, if nothing happens before; empty where nobody waits."""
        return tuple(due for _, _, due in self._waiting[:1])

    def close(self):
        os.close(self.descriptor)
