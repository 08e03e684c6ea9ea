"""Prepares a GraalPy context in which only the library folder exists, at `/lib`. Its worker runs this first."""

import io
import os
import posix
import sys
import types

import __graalpython__


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


def _exit(status):
    """Ends the cell: there is no process of its own to end."""
    raise SystemExit(status)


def ready(write):
    _without_host()
    _ctypes()
    sys.stdout = sys.__stdout__ = _Printed("<stdout>", write)
    sys.stderr = sys.__stderr__ = _Printed("<stderr>", write)
    posix._exit = os._exit = _exit
