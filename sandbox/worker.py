"""The process that runs a session's cells, and its copies.

The same process runs every cell, so that threads, children and process id stay as in a notebook. Before each cell it
forks a copy, which waits. A cell that kills the process leaves the copy, and the copy goes on in its place. So that it
is in the state before the cell it keeps what fork does not: the positions of open files, which are shared, and the
state of `random`, which is seeded anew in every child.

What this process says is untrusted: the cell is in the same process and may say it as well.
"""

import io
import os
import random
import resource
import signal
import socket
import stat
import sys
import warnings

import figures
import frames
from cells import OUT_OF_MEMORY, RAISED, Cells

OPEN_FILES = 256


class Worker:
    def __init__(self, channel, chars):
        self._channel = channel
        self._copies = []
        self._positions = {}
        self._cells = Cells(self._show, chars)

    def serve(self):
        frames.send(self._channel, {"ready": os.getpid()})
        while True:
            try:
                message, descriptors = frames.receive(self._channel)
            except (EOFError, OSError):
                os._exit(0)
            if "copy" in message:
                self._copy(descriptors[0])
            elif "promote" in message:
                self._return_to_positions()
            else:
                self._run(message["run"], message["number"])

    def _run(self, source, number):
        own = os.getpid()
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
        frames.send(self._channel, {"how": how, "error": error, "traceback": traceback})

    def _show(self, result, plain, rich):
        frames.send(self._channel, {"result": result, "plain": plain, "rich": rich})

    def _copy(self, descriptor):
        self._reap()
        chance = random.getstate()
        copy = _fork()
        if copy:
            os.close(descriptor)
            self._copies.append(copy)
            return
        self._channel.close()
        self._channel = socket.socket(fileno=descriptor)
        self._copies = []
        self._positions = _positions()
        random.setstate(chance)
        frames.send(self._channel, {"ready": os.getpid()})

    def _reap(self):
        for copy in list(self._copies):
            try:
                gone, _ = os.waitpid(copy, os.WNOHANG)
            except ChildProcessError:
                gone = copy
            if gone:
                self._copies.remove(copy)

    def _return_to_positions(self):
        for descriptor, position in self._positions.items():
            os.lseek(descriptor, position, os.SEEK_SET)


def _fork():
    """Forks although a cell may have left as many threads as it could: the last few processes are for this."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NPROC)
    resource.setrlimit(resource.RLIMIT_NPROC, (hard, hard))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return os.fork()
    finally:
        resource.setrlimit(resource.RLIMIT_NPROC, (soft, hard))


def _positions():
    """Where each open file stands. The session has no /proc, so every number is tried."""
    positions = {}
    for descriptor in range(3, OPEN_FILES):
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                positions[descriptor] = os.lseek(descriptor, 0, os.SEEK_CUR)
        except OSError:
            continue
    return positions


def begin(channel, output, chars):
    """Makes this process a worker: standard streams, its own randomness, then cells until it is killed."""
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
    random.seed()
    for name in ("numpy.random", "sympy.core.random"):
        if name in sys.modules:
            sys.modules[name].seed(int.from_bytes(os.urandom(4), "big"))
