"""Prepares a GraalPy context in which only the library folder exists, at `/lib`. Its worker runs this first."""

import builtins
import functools
import io
import os
import posix
import pwd
import sys
import time
import types

import _thread

import __graalpython__

USER = 1000


def _without_host():
    """Removes the name of the host's folder, which the interpreter keeps in a few places."""
    for name in ("prefix", "base_prefix", "exec_prefix", "base_exec_prefix"):
        setattr(sys, name, "/")
    sys.path[:] = [
        path for path in sys.path if path.startswith("/lib/")
    ] + [f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"]
    __graalpython__.home = "/"


def _ctypes():
    """Puts a stub in place of `ctypes`, which needs native access. SymPy only asks it for the size of a long."""
    stub = types.ModuleType("ctypes", "Not available here: there is no native code in this sandbox.")
    stub.c_long = type("c_long", (), {})
    stub.sizeof = lambda kind: 8
    sys.modules["ctypes"] = stub


class _Printed(io.TextIOBase):
    """Standard output or standard error. Not a file: the interpreter closes a file that it is interrupted in."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name, write):
        self.name = name
        self._write = write

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._write(text)
        return len(text)

    def writable(self):
        return True

    def close(self):
        """Leaves the stream open: it is the only one there is."""

    def reconfigure(self, **_):
        """Accepts and ignores all options."""

    @property
    def buffer(self):
        return _PrintedBytes(self)


class _PrintedBytes(io.RawIOBase):
    def __init__(self, text):
        self._text = text

    def write(self, data):
        data = bytes(data)
        self._text.write(data.decode("utf-8", "replace"))
        return len(data)

    def writable(self):
        return True


def _exit(status=None):
    """Ends the cell: there is no process of its own to end."""
    raise SystemExit(status)


def _without_machine():
    """Hides the host's kernel, load, processes and user, which the interpreter asks the JVM for."""
    was = posix.uname()
    name = type(was)((was[0], "localhost", "", "", was[4]))
    user = type(pwd.getpwuid(posix.getuid()))(("nobody", "x", USER, USER, "", "/", "/bin/false"))
    unknown = {
        "uname": lambda: name,
        "getloadavg": _no_load,
        "getpid": lambda: 2,
        "getppid": lambda: 1,
        "getlogin": lambda: "nobody",
        "getgroups": lambda: [],
    }
    for each in ("getuid", "geteuid", "getgid", "getegid"):
        unknown[each] = lambda: USER
    for each, function in unknown.items():
        setattr(posix, each, function)
        setattr(os, each, function)
    pwd.getpwall = lambda: [user]
    pwd.getpwuid = {USER: user}.__getitem__
    pwd.getpwnam = {"nobody": user}.__getitem__


def _without_threads():
    """Refuses a thread as Python does where it cannot start one, which a cell can catch."""
    _thread.start_new_thread = _thread.start_new = _no_thread
    threading = sys.modules.get("threading")
    if threading is not None:
        threading._start_new_thread = _no_thread


def _no_thread(*_, **__):
    raise RuntimeError("can't start new thread: there are no threads in this sandbox")


def _output_by_descriptor():
    """Has `os.write` to descriptors 1 and 2 print, as it would where they are the cell's output."""
    write = posix.write

    def written(descriptor, data):
        if descriptor not in (1, 2):
            return write(descriptor, data)
        data = bytes(data)
        (sys.__stdout__ if descriptor == 1 else sys.__stderr__).write(data.decode("utf-8", "replace"))
        return len(data)

    posix.write = os.write = written


def _no_load():
    raise OSError("the load average is not known")


def _exit_by_name():
    """Makes `exit` and `quit`, which a session otherwise lacks, end the cell; and gives it a program's arguments."""
    builtins.exit = builtins.quit = _exit
    sys.argv = [""]


def _coroutine(function):
    """Takes the place of `types.coroutine`, which changes the code of a generator function: not possible here."""

    @functools.wraps(function)
    def coroutine(*arguments, **named):
        return types._GeneratorWrapper(function(*arguments, **named))

    return coroutine


class _AsyncioFinder:
    """Finds `asyncio` when a cell imports it, and gives it an event loop that needs no sockets."""

    def find_spec(self, name, path=None, target=None):
        if name != "asyncio":
            return None
        import importlib.util

        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            _without_sockets(module)

        spec.loader.exec_module = exec_module
        return spec


class _Timer:
    """The part of a selector that an event loop needs where nothing but time can wake it."""

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("all tasks wait for ever: only time can wake a task in this sandbox")
        if timeout > 0:
            time.sleep(timeout)
        return []

    def close(self):
        """Has nothing to close."""


def _without_sockets(asyncio):
    class EventLoop(asyncio.SelectorEventLoop):
        def __init__(self, selector=None):
            super().__init__(_Timer())

        def _make_self_pipe(self):
            """Makes none: there is no other thread that could wake the loop."""

        _close_self_pipe = _write_to_self = _make_self_pipe

    asyncio.SelectorEventLoop = EventLoop
    asyncio.DefaultEventLoopPolicy._loop_factory = EventLoop


def ready(write):
    _without_host()
    _without_machine()
    _exit_by_name()
    _without_threads()
    _output_by_descriptor()
    types.coroutine = _coroutine
    sys.meta_path.insert(0, _AsyncioFinder())
    _ctypes()
    sys.stdout = sys.__stdout__ = _Printed("<stdout>", write)
    sys.stderr = sys.__stderr__ = _Printed("<stderr>", write)
    posix._exit = os._exit = _exit
