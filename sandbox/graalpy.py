"""Readies a GraalPy context in which only the library folder exists, at `/lib`. Its worker runs this first."""

import sys
import types


def _without_host():
    """The interpreter keeps the name of the host's folder in a few places."""
    for name in ("prefix", "base_prefix", "exec_prefix", "base_exec_prefix"):
        setattr(sys, name, "/")
    sys.path[:] = [
        path for path in sys.path if path.startswith("/lib/")
    ] + [f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"]


def _ctypes():
    """SymPy asks `ctypes` for the size of a long and no more. The real one needs native access."""
    stub = types.ModuleType("ctypes", "Not available here: there is no native code in this sandbox.")
    stub.c_long = type("c_long", (), {})
    stub.sizeof = lambda kind: 8
    sys.modules["ctypes"] = stub


_without_host()
_ctypes()
for _stream in (sys.stdout, sys.stderr):
    _stream.reconfigure(write_through=True)
