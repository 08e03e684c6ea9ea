import os
import sys

try:
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(15, tag.encode(), 0, 0, 0)
except (ImportError, AttributeError, OSError):
    pass


def call(x86, arm, *arguments):
    """Calls the kernel by number."""
    return libc.syscall(ctypes.c_long(arm if os.uname().machine == "aarch64" else x86), *arguments)


def each(action, things):
    """Does something with each of the things, and goes on where it fails."""
    for thing in things:
        try:
            action(thing)
        except (OSError, ValueError):
            continue


