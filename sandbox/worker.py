"""The process that runs a session's cells, and its copies.

The same process runs every cell, so that threads, children and process id stay as in a notebook. Before each cell it
forks a copy, which waits. A cell that kills the process leaves the copy, and the copy goes on in its place. So that it
is in the state before the cell it keeps what fork does not: the positions of open files, which are shared, and the
state of `random`, which is seeded anew in every child.

What this process says is untrusted: the cell is in the same process and may say it as well.
"""

import ctypes
import io
import os
import resource
import select
import signal
import socket
import stat
import sys
import warnings
from contextlib import suppress

import chance
import figures
import frames
from cells import OUT_OF_MEMORY, RAISED, Cells

OPEN_FILES = 256
OUT_OF_MEMORY_STATUS = 113
SOON = 2

_libc = ctypes.PyDLL(None, use_errno=True)


class Worker:
    def __init__(self, channel, chars):
        self._channel = channel
        self._positions = {}
        self._held = b""
        self._number = 0
        self._room = Room()
        self._cells = Cells(self._show, chars)
        self._descriptors = select.poll()
        for descriptor in range(3, OPEN_FILES):
            self._descriptors.register(descriptor, 0)

    def serve(self):
        try:
            self._serve()
        except MemoryError:
            os._exit(OUT_OF_MEMORY_STATUS)

    def _serve(self):
        frames.send(self._channel, {"ready": os.getpid()})
        while True:
            with suppress(OSError):
                if self._obey():
                    continue
            os._exit(0)

    def _obey(self):
        """Until the channel has ended, or, in a copy that takes the worker's place, there is another."""
        for message, descriptors in frames.Channel(self._channel).messages():
            if "copy" in message:
                if self._copy(descriptors[0]):
                    return True
            elif "promote" in message:
                self._return_to_positions()
            else:
                self._run(message["run"], message["number"])
        return False

    def _run(self, source, number):
        own, self._number = os.getpid(), number
        self._room.to_cells()
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                how, error, traceback = self._cells.run(source, number)
                figures.show(self._show)
            finally:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
        except MemoryError:
            how, error, traceback = OUT_OF_MEMORY, "MemoryError", "MemoryError\n"
        except KeyboardInterrupt:
            how, error, traceback = RAISED, "KeyboardInterrupt", "KeyboardInterrupt\n"
        if os.getpid() != own:
            os._exit(0)
        self._room.to_us()
        self._tell({"how": how, "number": number, "error": error, "traceback": traceback})

    def _show(self, result, plain, rich):
        """The cell's own value waits for its end, which mostly follows at once."""
        shown = {"result": result, "number": self._number, "plain": plain, "rich": rich}
        if result:
            self._held += frames.encoded(shown)
        else:
            self._tell(shown)

    def _tell(self, message):
        """Where the cell has closed the channel there is nothing to be said any more, and the supervisor has noticed."""
        told, self._held = self._held + frames.encoded(message), b""
        try:
            self._channel.sendall(told)
        except OSError:
            while True:
                signal.pause()

    def _copy(self, descriptor):
        """Whether this process is the copy, and is called upon."""
        self._reap()
        positions = self._open_files()
        alone = len(sys._current_frames()) == 1
        if _bare_fork() if alone else _fork():
            os.close(descriptor)
            if not _arrives(self._channel, SOON):
                self._warm_up()
            return False
        os.setpgid(0, 0)
        os.close(self._channel.detach())
        os.write(descriptor, frames.encoded({"ready": os.getpid()}))
        _arrives(descriptor, None)
        if alone:
            _become_child()
        self._channel = socket.socket(fileno=descriptor)
        self._positions = positions
        return True

    def _warm_up(self):
        """Runs a cell without effect, so that the pages every cell writes to are parted from the copy's beforehand."""
        self._cells.run("0;", 0)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        frames.decoded(frames.encoded({"result": True, "plain": repr(0), "rich": {}})[4:])

    def _open_files(self):
        """Where each open file stands. The session has no /proc, but a poll knows which numbers are taken."""
        closed = {descriptor for descriptor, _ in self._descriptors.poll(0)}
        positions = {}
        for descriptor in set(range(3, OPEN_FILES)) - closed:
            with suppress(OSError):
                if stat.S_ISREG(os.fstat(descriptor).st_mode):
                    positions[descriptor] = os.lseek(descriptor, 0, os.SEEK_CUR)
        return positions

    def _reap(self):
        """Buries former copies, and what the cell has left running: that has been killed."""
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass

    def _return_to_positions(self):
        for descriptor, position in self._positions.items():
            os.lseek(descriptor, position, os.SEEK_SET)


def _fork():
    with warnings.catch_warnings(), chance.untouched():
        warnings.simplefilter("ignore")
        return os.fork()


def _bare_fork():
    """A fork of the only thread, in whose child Python does not set itself right: few copies are ever called upon."""
    copy = _libc.fork()
    if copy < 0:
        raise BlockingIOError(ctypes.get_errno(), "fork")
    return copy


def _become_child():
    """What Python does in a child, made good."""
    with chance.untouched():
        ctypes.pythonapi.PyOS_AfterFork_Child()


def _arrives(channel, milliseconds):
    """Waits until something can be read, or the other side is gone."""
    waiting = select.poll()
    waiting.register(channel, select.POLLIN)
    return waiting.poll(milliseconds)


class Room:
    """What a cell may not use up: the last few processes and bytes, to tell of its end and to copy what it left."""

    KINDS = (resource.RLIMIT_NPROC, resource.RLIMIT_AS)

    def __init__(self):
        self._cells = [(kind, resource.getrlimit(kind)) for kind in self.KINDS]
        self._ours = [(kind, (hard, hard)) for kind, (_, hard) in self._cells]

    def to_cells(self):
        _limit(self._cells)

    def to_us(self):
        _limit(self._ours)


def _limit(limits):
    for kind, limit in limits:
        with suppress(ValueError):
            resource.setrlimit(kind, limit)


def begin(channel, output, chars):
    """Makes this process a worker: standard streams, its own randomness, then cells until it is killed."""
    os.setpgid(0, 0)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(output)
    sys.stdin = os.fdopen(0, "r")
    sys.stdout = _stream(1)
    sys.stderr = _stream(2)
    _seed()
    Worker(channel, chars).serve()


def _stream(descriptor):
    """Text that reaches the pipe as it is printed, so that nothing is lost with the process."""
    raw = os.fdopen(descriptor, "wb", buffering=0, closefd=False)
    return io.TextIOWrapper(raw, "utf-8", errors="backslashreplace", write_through=True)


def _seed():
    """Sessions are forked from one process: without this all would draw the same numbers."""
    chance.random.seed()
    for name in ("numpy.random", "sympy.core.random"):
        if name in sys.modules:
            sys.modules[name].seed(int.from_bytes(os.urandom(4), "big"))
