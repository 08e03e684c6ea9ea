"""The process that runs a session's cells, and its copies.

The same process runs every cell, so that threads, children and process id stay as in a notebook. Before each cell it
forks a copy, which waits. When a cell kills the process, the copy continues in its place. To have the state from before
the cell, it also keeps what a fork does not: the positions of open files, which are shared, and the state of `random`,
which is seeded anew in every child.

What this process sends is untrusted: the cell is in the same process and can send as well.

Between two cells it touches as little memory as it can, because the first write to a page after a fork takes some
microseconds, and reading a Python object writes its reference count. So it uses `_signal`: `signal` adds enumerations.

A cell can replace whatever a module holds, so this one has its own copies of what it needs between two cells.
"""

import _signal
import _socket
import builtins
import ctypes
import fcntl
import io
import os
import resource
import select
import stat
import sys
import types
import warnings
from _thread import get_ident

import frames
import matplotlib_figures
import pools
import random_state
from cells import OUT_OF_MEMORY, RAISED, Cells, cut
from isolation import FILES, SPARE_FILES

DESCRIPTORS = range(3, FILES + SPARE_FILES)
OWN_DESCRIPTORS = 2
OUT_OF_MEMORY_STATUS = 113
SOON = 2
VALUE_BYTES = 12 << 20
SHOWN = frames.packed(b"shown")

_libc = ctypes.PyDLL(None, use_errno=True)
_encode = str.encode


def _own(module):
    """The module as it is now. A cell that replaces something in the module of this name changes nothing here."""
    own = types.ModuleType(module.__name__)
    vars(own).update(vars(module))
    return own


__builtins__ = dict(vars(builtins))  # those of every function below
_signal, fcntl, os, resource, select, stat = map(_own, (_signal, fcntl, os, resource, select, stat))


class _Polled(ctypes.Structure):
    _fields_ = [("descriptor", ctypes.c_int), ("events", ctypes.c_short), ("happened", ctypes.c_short)]


class Worker:
    def __init__(self, channel, chars):
        self._listen(channel)
        self._positions = {}
        self._held = b""
        self._number = b""
        self._own = None
        self._output = os.fstat(1).st_ino
        self._reserve = Reserve()
        self._run_cell = Cells(self._show, chars).run
        self._descriptors = (_Polled * len(DESCRIPTORS))(*((descriptor, 0, 0) for descriptor in DESCRIPTORS))

    def _listen(self, channel):
        self._channel = channel
        self._readable = _readable(channel)

    def serve(self):
        """Never returns or raises: Python would show a model the traceback of this file."""
        status = 1
        try:
            self._serve()
        except MemoryError:
            status = OUT_OF_MEMORY_STATUS
        finally:
            os._exit(status)

    def _serve(self):
        frames.send(self._channel, frames.packed(b"ready", b"%d" % os.getpid()))
        while True:
            try:
                if self._serve_channel():
                    continue
            except OSError:
                pass
            os._exit(0)

    def _serve_channel(self):
        """Serves until the channel ends (False), or until this process is a copy with a new channel (True)."""
        for body, descriptors in frames.Channel(self._channel).bodies():
            kind, *fields = frames.fields(body)
            if kind == b"run":
                self._run(*fields)
                continue
            if kind == b"shown":  # after an interrupt nobody waited for it
                continue
            if kind == b"promote":
                self._return_to_positions()
                pools.threads_ended()
            if self._copy(*map(_moved, descriptors)):
                return True
        return False

    def _run(self, number, source):
        self._number = number
        self._own = own = os.getpid(), get_ident()
        self._reserve.withhold()
        try:
            _signal.signal(_signal.SIGINT, _signal.default_int_handler)
            try:
                how, error, traceback = self._run_cell(source.decode(), int(number))
                matplotlib_figures.show(self._show)
                if "multiprocessing" in sys.modules:
                    pools.processes_ended()
            finally:
                _signal.signal(_signal.SIGINT, _signal.SIG_IGN)
        except MemoryError:
            how, error, traceback = OUT_OF_MEMORY, "MemoryError", "MemoryError\n"
        except KeyboardInterrupt:
            how, error, traceback = RAISED, "KeyboardInterrupt", "KeyboardInterrupt\n"
        except BaseException as raised:
            name = type(raised).__name__
            how, error, traceback = RAISED, name, name + "\n"
        if os.getpid() != own[0]:
            os._exit(0)
        self._reserve.release()
        self._send(b"end", how.encode(), _bytes(error), _bytes(traceback))

    def _show(self, result, plain, rich):
        """Sends a value. The cell's own value is sent with the cell's end, which mostly follows at once.

        After another value the cell waits until the supervisor has it, so that the supervisor knows what was printed
        before it. A process or thread that the cell has started does not wait, because the answer is not for it.
        """
        forms = [_bytes(text) for form in rich.items() for text in form]
        plain = _bytes(plain)
        if len(plain) > VALUE_BYTES:
            plain = _bytes(cut(plain.decode(), VALUE_BYTES // 4))
        if result:
            self._held += frames.packed(b"value", self._number, b"1", plain, *forms)
        else:
            self._send(b"value", b"0", plain, *forms)
            if (os.getpid(), get_ident()) == self._own:
                self._channel.recv(len(SHOWN), _socket.MSG_WAITALL)

    def _send(self, kind, *fields):
        """Waits for ever where the cell has closed the channel: the supervisor has seen that and ends this process."""
        frame, self._held = self._held + frames.packed(kind, self._number, *fields), b""
        try:
            self._channel.sendall(frame)
        except OSError:
            while True:
                _signal.pause()

    def _copy(self, descriptor, output):
        """Makes a copy. Returns True in the copy, once it has to continue as the worker.

        The fork waits until the next cell has come, or has not come soon: a fork occupies the processor, which the
        supervisor needs first to report the last cell's end.
        """
        idle = not self._readable.poll(SOON)
        self._reap()
        self._return_streams(output)
        positions = self._open_files()
        alone = len(sys._current_frames()) == 1
        if _bare_fork() if alone else _fork():
            os.close(descriptor)
            if idle and not self._readable.poll(0):
                self._warm_up()
            return False
        os.setpgid(0, 0)
        os.close(self._channel.detach())
        os.write(descriptor, frames.packed(b"ready", b"%d" % os.getpid()))
        _readable(descriptor).poll()
        if alone:
            _become_child()
        self._listen(_socket.socket(fileno=descriptor))
        self._positions = positions
        return True

    def _warm_up(self):
        """Runs a cell without effect, so that the pages every cell writes to are no longer shared with the copy."""
        self._run_cell("0;", 0)
        _signal.signal(_signal.SIGINT, _signal.SIG_IGN)
        frames.fields(frames.packed(b"value", b"1", _bytes(repr(0)))[4:])

    def _return_streams(self, output):
        """Makes standard output and standard error `output` again, where a cell has closed or replaced them."""
        for descriptor in 1, 2:
            try:
                if os.fstat(descriptor).st_ino == self._output:
                    continue
            except OSError:
                pass
            os.dup2(output, descriptor)
        os.close(output)

    def _open_files(self):
        """The position of each open file. The session has no /proc, but a poll shows which descriptors are open."""
        positions = {}
        if len(DESCRIPTORS) - _libc.poll(self._descriptors, len(DESCRIPTORS), 0) <= OWN_DESCRIPTORS:
            return positions
        for descriptor in DESCRIPTORS:
            try:
                if stat.S_ISREG(os.fstat(descriptor).st_mode):
                    positions[descriptor] = os.lseek(descriptor, 0, os.SEEK_CUR)
            except OSError:
                pass
        return positions

    def _reap(self):
        """Reaps former copies and the killed processes that the cell had left running."""
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass

    def _return_to_positions(self):
        for descriptor, position in self._positions.items():
            os.lseek(descriptor, position, os.SEEK_SET)


def _moved(descriptor):
    """The same, under another number where a cell has closed a standard stream and its number was given away."""
    if descriptor > 2:
        return descriptor
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD, 3)
    os.close(descriptor)
    return moved


def _bytes(text):
    return _encode(text, "utf-8", "replace")


def _fork():
    with warnings.catch_warnings(), random_state.preserved():
        warnings.simplefilter("ignore")
        return os.fork()


def _bare_fork():
    """A fork of the only thread without Python's clean-up in the child: few copies ever continue as the worker."""
    copy = _libc.fork()
    if copy < 0:
        raise BlockingIOError(ctypes.get_errno(), "fork")
    return copy


def _become_child():
    """Does what Python does in a child after a fork."""
    with random_state.preserved():
        ctypes.pythonapi.PyOS_AfterFork_Child()


def _readable(channel):
    """Its `poll` waits until something can be read, or the other side has closed."""
    readable = select.poll()
    readable.register(channel, select.POLLIN)
    return readable


class Reserve:
    """What a cell may not use of processes, memory and open files: reporting its end and the next copy need it."""

    KINDS = (resource.RLIMIT_NPROC, resource.RLIMIT_AS, resource.RLIMIT_NOFILE)

    def __init__(self):
        self._cells = [(kind, resource.getrlimit(kind)) for kind in self.KINDS]
        self._ours = [(kind, (hard, hard)) for kind, (_, hard) in self._cells]

    def withhold(self):
        _limit(self._cells)

    def release(self):
        _limit(self._ours)


def _limit(limits):
    for kind, limit in limits:
        try:
            resource.setrlimit(kind, limit)
        except ValueError:
            pass


def begin(channel, output, chars):
    """Makes this process a worker: sets standard streams, seeds generators, then runs cells until it is killed."""
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
    """Seeds the generators. Sessions are forked from one process and would draw the same numbers otherwise."""
    random_state.random.seed()
    for name in ("numpy.random", "sympy.core.random"):
        if name in sys.modules:
            sys.modules[name].seed(int.from_bytes(os.urandom(4), "big"))
