"""The only process of the sandbox that talks to the host, in frames on its standard input and output.

It runs no cell. The zygote is a program of its own, so that no process that runs cells has ever had these descriptors.
The first frame has the settings; then come `open`, `run` and `close`, each with a session's number. The end of the
input ends the sandbox.
"""

import os
import select
import socket
import subprocess
import sys
import time
import traceback
from contextlib import suppress

import frames
from cgroups import Cgroups
from container_groups import Groups
from session import Failed, Session

PIECE = 1 << 16
SPARE_AFTER = 0.05
SWEEP_EVERY = 0.1
START_ZYGOTE = (
    "import sys; sys.path[:0] = '/scripts/docker', '/scripts/local/session', '/scripts/local', '/scripts/common', '/site';"
    " import zygote; zygote.main(int(sys.argv[1]))"
)


class Loop:
    """Calls functions when descriptors are ready."""

    def __init__(self):
        self._poll = select.epoll()
        self._readers = {}
        self._writers = {}
        self._writing = set()

    def watch(self, descriptor, reader, writer=None):
        self._poll.register(descriptor, select.EPOLLIN)
        self._readers[descriptor] = reader
        self._writers[descriptor] = writer

    def watch_writing(self, descriptor, wanted):
        if wanted != (descriptor in self._writing):
            self._poll.modify(descriptor, select.EPOLLIN | (select.EPOLLOUT if wanted else 0))
            (self._writing.add if wanted else self._writing.discard)(descriptor)

    def unwatch(self, descriptor):
        del self._readers[descriptor], self._writers[descriptor]
        self._writing.discard(descriptor)
        self._poll.unregister(descriptor)

    def turn(self, timeout):
        for descriptor, events in self._poll.poll(timeout):
            if events & select.EPOLLOUT and descriptor in self._writers:
                self._writers[descriptor]()
            if events & ~select.EPOLLOUT and descriptor in self._readers:
                self._readers[descriptor]()


class Guarded:
    """A session, and the loop that it sees: what goes wrong in it ends this session and no other.

    It may be made before it is asked for. What it sends before it has a number is kept.
    """

    def __init__(self, loop, order, left, limits):
        self._loop = loop
        self._order = order
        self._left = left
        self._limits = limits
        self._watched = set()
        self._messages = []
        self._send = self._messages.append
        self._session = None
        self.failed = False
        self._call(self._make)

    def _make(self):
        self._session = Session(self, self._order, self._left, lambda message: self._send(message), self._limits)

    def given(self, send):
        self._send = send
        for message in self._messages:
            send(message)
        return self

    @property
    def deadline(self):
        return None if self.failed else self._session.deadline

    def run(self, source, limit):
        self._call(lambda: self._session.run(source, limit))

    def on_time(self, now):
        self._call(lambda: self._session.on_time(now))

    def close(self):
        self._call(lambda: self._session.close())

    def watch(self, descriptor, reader, writer=None):
        self._loop.watch(descriptor, lambda: self._call(reader), lambda: self._call(writer))
        self._watched.add(descriptor)

    def watch_writing(self, descriptor, wanted):
        self._loop.watch_writing(descriptor, wanted)

    def unwatch(self, descriptor):
        self._watched.discard(descriptor)
        self._loop.unwatch(descriptor)

    def _call(self, action):
        if self.failed:
            return
        try:
            action()
        except Failed as failure:
            self._end(str(failure))
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            self._end(f"{type(error).__name__}: {error} ({os.path.basename(place.filename)}:{place.lineno})")

    def _end(self, why):
        self.failed = True
        with suppress(Exception):  # whatever state it is in
            self._session.close()
        with suppress(Exception):
            self._session.abandon()
        for descriptor in self._watched:
            with suppress(OSError):
                self._loop.unwatch(descriptor)
        self._send({"failed": why})


class Supervisor:
    """All sessions, and a spare one: a session is asked for rarely, but has to be ready at once."""

    def __init__(self, requests, answers):
        self._loop = Loop()
        self._requests = requests
        self._answers = answers
        self._incoming = frames.Incoming(frames.LONGEST_OF_HOST)
        self._sessions = {}
        self._zygote = None
        self._limits = {}
        self._spare = None
        self._spare_at = None
        self._open = True
        self._unsent = b""
        self._contained = False
        self._cgroups = Cgroups()
        self._loop.watch(requests, self._requested)

    def serve(self):
        while self._open:
            times = [session.deadline for session in self._sessions.values() if session.deadline is not None]
            if self._spare_at is not None:
                times.append(self._spare_at)
            if self._cgroups.left:
                times.append(time.monotonic() + SWEEP_EVERY)
            wait = max(0.0, min(times) - time.monotonic()) if times else None
            self._loop.turn(wait)
            self._flush()
            if times:
                now = time.monotonic()
                for session in list(self._sessions.values()):
                    if session.deadline is not None and now >= session.deadline:
                        session.on_time(now)
                if self._spare_at is not None and now >= self._spare_at:
                    self._spare_at = None
                    self._spare = self._fresh()
                self._cgroups.sweep()

    def _requested(self):
        data = os.read(self._requests, PIECE)
        self._open = bool(data)
        for body in self._incoming.feed(data):
            self._answer(frames.decoded(body))

    def _answer(self, message):
        number = message.get("session")
        if "settings" in message:
            self._start(message["settings"])
        elif "open" in message:
            spare, self._spare = self._spare, None
            session = self._fresh() if spare is None or spare.failed else spare
            self._sessions[number] = session.given(self._sender(number))
            if not self._contained:
                self._spare_at = time.monotonic() + SPARE_AFTER
        elif "run" in message and number in self._sessions:
            self._sessions[number].run(message["run"], message["limit"])
        elif "close" in message and number in self._sessions:
            self._sessions.pop(number).close()

    def _start(self, settings):
        self._contained = settings["contained"]
        self._zygote, theirs = socket.socketpair()
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", START_ZYGOTE, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=settings["environment"],
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        frames.send(self._zygote, frames.encoded(settings))
        try:
            ready = frames.decoded(next(frames.Channel(self._zygote).bodies())[0])
        except StopIteration:
            sys.exit("the zygote did not start")
        with open(f"/proc/{process.pid}/statm", encoding="ascii") as file:
            shared = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        protected = {os.getpid(), process.pid} if self._contained else set()
        self._limits = {**settings["limits"], "chars": settings["chars"], "shared": shared, "protected": protected}
        self._loop.watch(self._zygote.fileno(), lambda: sys.exit("the zygote has ended"))
        if self._contained:
            self._cgroups = Groups(process.pid)
            self._spare = self._fresh()
        self._send({"ready": ready})

    def _fresh(self):
        return Guarded(self._loop, self._order, lambda group: self._cgroups.left.append(group), self._limits)

    def _order(self, descriptors):
        """Asks the zygote for a session's processes; returns the group they will be in."""
        group = self._cgroups.new()
        frames.send(self._zygote, frames.encoded({"session": group.number}), descriptors)
        return group

    def _sender(self, number):
        return lambda message: self._send({"session": number, **message})

    def _send(self, message):
        """Holds a displayed value until the next message, which is mostly the cell's end: one write for both.

        A message that the host would refuse ends its session only.
        """
        frame = frames.encoded(message)
        if len(frame) > frames.LONGEST_OF_HOST:
            failed = f"a message of {len(frame)} bytes, at most {frames.LONGEST_OF_HOST} are expected"
            frame = frames.encoded({"session": message.get("session"), "failed": failed})
        self._unsent += frame
        if "shown" not in message:
            self._flush()

    def _flush(self):
        unsent, self._unsent = memoryview(self._unsent), b""
        while unsent:
            unsent = unsent[os.write(self._answers, unsent) :]


def main():
    """Moves the host's two descriptors away from 0 and 1, so that programs started later do not inherit them."""
    requests, answers = os.dup(0), os.dup(1)
    null = os.open("/dev/null", os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)
    with suppress(BrokenPipeError):
        Supervisor(requests, answers).serve()
    os._exit(0)

