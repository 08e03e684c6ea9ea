"""Memory in large pages, so that forking a process that holds much costs little.

A fork copies the table of a process's pages, and its end takes it apart: 256 entries for each MiB in small pages, one
for two MiB in large ones. glibc's heap is made of large pages where its tunables say so (`BoxCommand` sets them), but
Python takes memory for small objects past it. Here it is made to take that from the heap too.
"""

import ctypes
import os

MOST = 8_192
SIZE = 400


class _Allocator(ctypes.Structure):
    _fields_ = [(name, ctypes.c_void_p) for name in ("context", "malloc", "calloc", "realloc", "free")]


class _Arenas(ctypes.Structure):
    _fields_ = [(name, ctypes.c_void_p) for name in ("context", "allocate", "free")]


_kept = []


def from_heap():
    """Small objects made from now on live in the heap. A process that has called this must end by `os._exit`.

    What Python took before must not be given back, for it would be given to the heap: it is filled with objects that
    are kept, until one of them is below the heap's end, where nothing else is.
    """
    os.environ.pop("GLIBC_TUNABLES", None)
    raw = _Allocator()
    ctypes.pythonapi.PyMem_GetAllocator(0, ctypes.byref(raw))
    arenas = _Arenas(raw.context, raw.malloc, raw.free)
    ctypes.pythonapi.PyObject_SetArenaAllocator(ctypes.byref(arenas))
    sbrk = ctypes.CDLL(None).sbrk
    sbrk.restype, sbrk.argtypes = ctypes.c_void_p, (ctypes.c_ssize_t,)
    while len(_kept) < MOST and not (_kept and id(_kept[-1]) < sbrk(0)):
        _kept.append(bytes(SIZE))
