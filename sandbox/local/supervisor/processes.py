"""A process of a session, as the supervisor sees it: a channel, and a handle that outlives the process number."""

import os
import signal
import socket
import struct
import time
from contextlib import suppress

import frames
import leftovers

CREDENTIALS = socket.CMSG_SPACE(struct.calcsize("3i"))
DESCRIPTOR = socket.CMSG_SPACE(struct.calcsize("i"))
SCM_CREDENTIALS = 2
PIECE = 1 << 16
PAGE = os.sysconf("SC_PAGE_SIZE")


class Process:
    """A process reached by a channel. The kernel adds its number `pid` to its first message; `inside` is its number in
    the session's namespace. Where it has ended by then, no more than why it failed is heard of it.

    The supervisor's loop calls `on_message(process, kind, *fields)` and, at most once, `on_close(process)`.
    `on_descriptor(descriptor)` is called with a descriptor that came with a message; without it none is accepted.
    """

    def __init__(self, loop, on_message, on_close, on_descriptor=None):
        self._loop = loop
        self._on_message = on_message
        self._on_close = on_close
        self._on_descriptor = on_descriptor
        self._room = CREDENTIALS + (DESCRIPTOR if on_descriptor else 0)
        self._incoming = frames.Incoming()
        self._unsent = b""
        self._handle = None
        self._files = {}
        self.inside = self.pid = 0
        self._channel, self.theirs = socket.socketpair()
        self._channel.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._channel.setblocking(False)
        loop.watch(self._channel.fileno(), self._readable, self._flush)

    def listen(self, on_message, on_close):
        self._on_message, self._on_close = on_message, on_close

    def send(self, fields, descriptors=()):
        """Once the channel is closed nothing is sent; whoever waits for an answer sees that there is none."""
        frame = frames.packed(*fields)
        with suppress(OSError):
            if descriptors and not self._unsent:
                frame = frame[socket.send_fds(self._channel, [frame], descriptors) :]
        self._unsent += frame
        self._flush()

    def answer(self, field):
        """Sends one field, unless others have not been read for long, and returns whether it did."""
        if len(self._unsent) > PIECE:
            return False
        self.send((field,))
        return True

    def _flush(self):
        try:
            while self._unsent:
                self._unsent = self._unsent[self._channel.send(self._unsent) :]
        except BlockingIOError:
            pass
        except OSError:
            self._unsent = b""
        if self._channel.fileno() >= 0:
            self._loop.watch_writing(self._channel.fileno(), bool(self._unsent))

    def _readable(self):
        try:
            data, ancillary, _, _ = self._channel.recvmsg(PIECE, self._room, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except OSError:
            data, ancillary = b"", ()
        for _, kind, content in ancillary:
            if kind == socket.SCM_RIGHTS and self._on_descriptor:
                self._on_descriptor(struct.unpack("i", content[:4])[0])
            elif kind == SCM_CREDENTIALS and not self.pid:
                self._open_handle(struct.unpack("3i", content)[0])
        try:
            if not data:
                raise frames.Broken("closed")
            for body in self._incoming.feed(data):
                kind, *fields = frames.fields(body)
                if not self.pid and kind != b"failed":
                    raise frames.Broken("ended already")
                if self._channel.fileno() >= 0:
                    self._on_message(self, kind, *fields)
        except (frames.Broken, TypeError, ValueError):
            if self._channel.fileno() >= 0:
                self.disconnect()
                self._on_close(self)

    def _open_handle(self, pid):
        with suppress(OSError):
            self._handle = os.pidfd_open(pid)
            self.pid, self.inside = pid, leftovers.inside(pid)

    def signal(self, number):
        if self._handle is not None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, number)

    def kill(self):
        self.signal(signal.SIGKILL)

    def killed_at(self, rank):
        """Sets when the kernel kills it where its group is out of memory: the highest rank first. Children inherit it."""
        with suppress(OSError), open(f"/proc/{self.pid}/oom_score_adj", "w", encoding="ascii") as file:
            file.write(str(rank))

    def resident(self):
        """Bytes in memory; 0 once it has ended."""
        words = self._read("statm")
        return int(words[1]) * PAGE if len(words) > 1 else 0

    def children(self):
        """The children of its main thread."""
        return {int(word) for word in self._read(f"task/{self.pid}/children")}

    def threads(self):
        """How many; 0 once it has ended."""
        with suppress(OSError):
            return os.fstat(self._descriptor("task")).st_nlink - 2
        return 0

    def _read(self, name):
        with suppress(OSError):
            return os.pread(self._descriptor(name), PIECE, 0).split()
        return []

    def _descriptor(self, name):
        if name not in self._files:
            self._files[name] = os.open(f"/proc/{self.pid}/{name}", os.O_RDONLY | os.O_CLOEXEC)
        return self._files[name]

    def cpu(self):
        """Nanoseconds of processor time so far, of all its threads."""
        with suppress(OSError):
            return time.clock_gettime_ns(~self.pid << 3 | 2)
        return 0

    def disconnect(self):
        """Closes the channel; a copy that waits on it then ends by itself."""
        if self._channel.fileno() >= 0:
            self._loop.unwatch(self._channel.fileno())
            self._channel.close()

    def close(self):
        """Kills it. One that has not sent a message yet has no number to kill, and is killed at its first message."""
        if not self.pid and self._channel.fileno() >= 0:
            self._on_message = lambda *_: self._end()
            self._on_close = lambda *_: None
            self._on_descriptor = self._on_descriptor and os.close
        else:
            self._end()

    def _end(self):
        self.kill()
        self.disconnect()
        for descriptor in (self._handle, *self._files.values()):
            if descriptor is not None:
                os.close(descriptor)
        self._handle = None
        self._files = {}
